import { failureInWords } from './failure-words';
import { tell } from './toast';

/** Says plainly that something was not done, and why. */
export function tellFailure(failure: unknown): void {
  console.error(failure);
  tell(failureInWords(failure), 'error');
}
