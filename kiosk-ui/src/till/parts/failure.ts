import { t } from '../texts/texts';
import { RuleBroken } from '../use-cases';
import { tell } from './toast';

/** Says plainly that something was not done, and why. What no rule foresaw is told as the browser put it. */
export function tellFailure(failure: unknown): void {
  console.error(failure);
  tell(t('common.failed', { reason: reasonOf(failure) }), 'error');
}

function reasonOf(failure: unknown): string {
  if (failure instanceof RuleBroken) return t(`rule.${failure.rule}`);
  return failure instanceof Error ? failure.message : String(failure);
}
