import { listenForWedge } from './wedge';
import { readCode, type Code, type Expectation } from './codes';

/** Where scans go: to the screen that is shown, read as that screen expects. */
interface Listener {
  expects: () => Expectation;
  onCode: (code: Code) => void;
}

const listeners: Listener[] = [];

/** The screen on top takes scans until it calls what this returns. */
export function takeScans(expects: () => Expectation, onCode: (code: Code) => void): () => void {
  const listener = { expects, onCode };
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

listenForWedge((text) => readCode(text, 'GOODS').kind !== 'UNKNOWN', scanned);
