import { randomBase64url } from './wire/bytes';
import { writeState, type Database } from './store/database';
import type { Room } from './store/room';

const LOCK = 'jiuxiao-writer';

/**
 * One tab writes the journal. A Web Lock says which; a token in every transaction makes sure, even if the browser froze this
 * tab while another took over.
 */
export class Writer {
  private constructor(readonly token: string) {}

  /** Resolves null if another tab writes, unless told to take over from it. `onLost`: another tab took over from us. */
  static async become(db: Database, room: Room, takeOver: boolean, onLost: () => void): Promise<Writer | null> {
    const held = await holdLock(takeOver, onLost);
    if (!held) return null;
    const writer = new Writer(randomBase64url(12));
    await room.making(() => writeState(db, 'writer', writer.token));
    return writer;
  }
}

function holdLock(takeOver: boolean, onLost: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    let held = false;
    navigator.locks
      .request(LOCK, takeOver ? { steal: true } : { ifAvailable: true }, (lock) => {
        held = lock !== null;
        resolve(held);
        // Never settles: the lock is held until the tab closes or another steals it.
        return held ? new Promise<void>(() => undefined) : undefined;
      })
      .catch(() => {
        if (held) onLost();
        else resolve(false);
      });
  });
}
