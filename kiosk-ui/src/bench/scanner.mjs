/** A USB scanner's usual pace, milliseconds. */
const KEYS_APART = 8;

/** Types as a scanner does: at its own pace, whether or not the page keeps up. Resolves when the page has heard the last key. */
export async function scannerOf(page) {
  const devTools = await page.context().newCDPSession(page);
  const press = (key, code, windowsVirtualKeyCode, text = key) => {
    const one = { key, code, windowsVirtualKeyCode };
    const [down, up] = [
      { type: 'keyDown', text, ...one },
      { type: 'keyUp', ...one },
    ];
    return [down, up].map((event) => devTools.send('Input.dispatchKeyEvent', event));
  };
  return async (digits) => {
    const sent = [];
    for (const digit of digits) {
      sent.push(...press(digit, `Digit${digit}`, digit.charCodeAt(0)));
      await new Promise((next) => setTimeout(next, KEYS_APART));
    }
    sent.push(...press('Enter', 'Enter', 13, '\r'));
    await Promise.all(sent);
  };
}
