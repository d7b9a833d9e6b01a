import { failureInWords } from '../../parts/failure-words';
import type { WrappedCashier } from '../../store/database';
import { checkPin } from '../../store/setup';
import { t } from '../../texts/texts';
import type { Till } from '../../till';

/** `error` is for whoever typed the PIN; empty where it was right. */
export interface Proof {
  right: boolean;
  locked: boolean;
  error: string;
}

/** Never rejects: where nothing can be checked, that is what is wrong. */
export async function provePin(
  { db, room, identity }: Pick<Till, 'db' | 'room' | 'identity'>,
  cashier: WrappedCashier,
  pin: string,
): Promise<Proof> {
  const refused = { right: false, locked: false };
  try {
    if (!identity) throw new Error('not enrolled');
    const answer = await checkPin({ db, room }, identity, cashier, pin);
    if (answer.outcome === 'RIGHT') return { right: true, locked: false, error: '' };
    if (answer.outcome === 'WRONG') return { ...refused, error: t('signIn.wrong', { n: answer.triesLeft }) };
    return { ...refused, locked: true, error: t('signIn.locked', { name: cashier.name }) };
  } catch (failure) {
    console.error(failure);
    return { ...refused, error: failureInWords(failure) };
  }
}
