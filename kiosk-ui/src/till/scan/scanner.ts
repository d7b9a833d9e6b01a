import { listenForWedge } from './wedge';
import { readCode, type Code, type Expectation } from './codes';

type OnCode = (code: Code) => unknown;

/** Where scans go: to the screen that is shown, read as that screen expects. */
interface Listener {
  expects: () => Expectation;
  onCode: OnCode;
  onHeld?: OnCode;
}

const listeners: Listener[] = [];

/** The screen on top takes scans until it calls what this returns; `onHeld`: what it took before is still before the camera. */
export function takeScans(expects: () => Expectation, onCode: OnCode, onHeld?: OnCode): () => void {
  const listener = { expects, onCode, ...(onHeld && { onHeld }) };
  listeners.push(listener);
  return () => {
    const at = listeners.indexOf(listener);
    if (at >= 0) listeners.splice(at, 1);
  };
}

/** From camera or scanner alike. */
export function scanned(text: string): void {
  const top = listeners.at(-1);
  top?.onCode(readCode(text, top.expects()));
}

export function stillHeld(text: string): void {
  const top = listeners.at(-1);
  top?.onHeld?.(readCode(text, top.expects()));
}

/** A slow scan is told from typing by what the screen expects: a payment code is none of the goods. */
function isCode(text: string): boolean {
  return readCode(text, listeners.at(-1)?.expects() ?? 'GOODS').kind !== 'UNKNOWN';
}

const wedge = listenForWedge(isCode, scanned);

/** Whether a scanner seems to be typing into a field: what it types is taken out again. */
export function scannerTypes(): boolean {
  return wedge.types();
}
