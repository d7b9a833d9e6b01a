import { afterEach, expect, it, vi } from 'vitest';
import type { Code, Expectation } from '../../till/scan/codes';

const page = new EventTarget();
vi.stubGlobal('window', page);
vi.stubGlobal('document', {});
vi.stubGlobal('HTMLInputElement', class {});
const { takeScans } = await import('../../till/scan/scanner');

const WECHAT = '134567890123456789';
const SLOW_MILLISECONDS = 80;
let noScans = (): void => undefined;
afterEach(() => noScans());

/** What a screen hears of keys that come as a slow scanner, or quick fingers, would type them. */
function typedSlowly(text: string, expects: Expectation): Code[] {
  const heard: Code[] = [];
  noScans = takeScans(
    () => expects,
    (code) => heard.push(code),
  );
  const codes = [...text].map((digit) => [digit, `Digit${digit}`]).concat([['Enter', 'Enter']]);
  for (const [at, [key, code]] of codes.entries()) {
    const pressed = { key, code, shiftKey: false, getModifierState: () => false, timeStamp: at * SLOW_MILLISECONDS };
    const event = new Event('keydown');
    for (const [name, value] of Object.entries(pressed)) Object.defineProperty(event, name, { value });
    page.dispatchEvent(event);
  }
  return heard;
}

it('a slow payment code is one while somebody pays, and no amount', () => {
  expect(typedSlowly(WECHAT, 'PAYMENT')).toEqual([{ kind: 'PAYMENT', method: 'WECHAT' }]);
});

it('the same digits are what was typed wherever nobody pays', () => {
  expect(typedSlowly(WECHAT, 'GOODS')).toEqual([]);
});
