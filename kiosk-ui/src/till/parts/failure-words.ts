import { meansNoRoom } from '../store/room';
import { t } from '../texts/texts';
import { RuleBroken } from '../use-cases';

/** That something was not done, and why. What nobody foresaw is told as the browser put it. */
export function failureInWords(failure: unknown): string {
  return t('common.failed', { reason: reasonOf(failure) });
}

function reasonOf(failure: unknown): string {
  if (failure instanceof RuleBroken) return t(`rule.${failure.rule}`);
  if (meansNoRoom(failure)) return t('room.noneLeft');
  return failure instanceof Error ? failure.message : String(failure);
}
