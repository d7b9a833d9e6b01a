import { PrinterTrouble, type TroubleReason } from './printer';

/** A cheap printer's buffer, emptied at the pace of its paper: long enough for a roll's worth of pictures. */
const PATIENCE_MILLISECONDS = 10_000;

/** @throws PrinterTrouble of that reason if it takes longer */
export async function within<T>(
  work: Promise<T>,
  reason: TroubleReason,
  milliseconds = PATIENCE_MILLISECONDS,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new PrinterTrouble(reason)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Piece by piece, each only when the one before was taken. */
export async function inPieces(
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
  send: (piece: Uint8Array<ArrayBuffer>) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += size) await within(send(bytes.subarray(at, at + size)), 'STALLED');
}

/** What a browser's own dialog resolves with; null if it was closed without a choice. */
export async function chosenIn<T>(dialog: Promise<T>): Promise<T | null> {
  try {
    return await dialog;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'NotFoundError') return null;
    throw failure;
  }
}

/** A failure of a device's own call as a reason that people can act on. */
export function asTrouble(failure: unknown, reason: TroubleReason): PrinterTrouble {
  if (failure instanceof PrinterTrouble) return failure;
  return new PrinterTrouble(reason, failure instanceof Error ? failure.message : String(failure), { cause: failure });
}

/** What is tidied up after a failure may fail too: the first one is the one to tell. */
export async function tidily(work: () => Promise<unknown>): Promise<void> {
  await work().catch(() => undefined);
}
