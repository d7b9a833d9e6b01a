/** Where nothing is painted (a hidden page) it is not waited for longer than this. */
const PAINTED_AT_THE_LATEST_MILLISECONDS = 100;

/** The next frame, which all wait for who ask before it begins. */
let next: Promise<void> | null = null;

/** Resolves when what was changed until now has been painted: what a cashier need not see may wait for what they do. */
export function afterPainting(): Promise<void> {
  next ??= painting();
  return next;
}

function painting(): Promise<void> {
  return new Promise((resolve) => {
    const hidden = setTimeout(() => {
      next = null;
      resolve();
    }, PAINTED_AT_THE_LATEST_MILLISECONDS);
    requestAnimationFrame(() => {
      next = null;
      clearTimeout(hidden);
      // A message is delivered only once the frame that is being made now is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  });
}
