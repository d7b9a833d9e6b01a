import type { Code } from '../scan/codes';
import { beep } from '../scan/feedback';
import { misplaced } from './scan-words';
import { tell } from './toast';

/** Says what was scanned where it is of no use, and where it belongs; nothing that is scanned passes in silence. */
export function tellMisplaced(code: Code): void {
  beep(false);
  tell(misplaced(code), 'error');
}
