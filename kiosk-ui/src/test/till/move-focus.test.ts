import { expect, it, vi } from 'vitest';
import { moveFocus } from '../../till/parts/move-focus';

const page: { activeElement: unknown } = { activeElement: null };
vi.stubGlobal('document', page);

const all = [0, 1, 2].map((name) => {
  const element = { name, focus: (): unknown => (page.activeElement = element) };
  return element;
});

function after(by: number): unknown {
  moveFocus(all as unknown as HTMLElement[], by);
  return all.findIndex((element) => element === page.activeElement);
}

it('goes through a list from its first, and stays within it', () => {
  expect([after(-1), after(1), after(5), after(1), after(-1), after(-9)]).toEqual([0, 1, 2, 2, 1, 0]);
  moveFocus([], 1);
});
