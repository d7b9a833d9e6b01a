import type { KeptSetup, WrappedCashier } from './store/database';

const CASHIER = 'jiuxiao-cashier';

/** Who is signed in at this tab. A reload in the same tab needs no PIN again; a restarted browser does. */
export function keptSession(): number | null {
  const id = sessionStorage.getItem(CASHIER);
  return id === null ? null : Number(id);
}

export function keepSession(cashier: number | null): void {
  if (cashier === null) sessionStorage.removeItem(CASHIER);
  else sessionStorage.setItem(CASHIER, String(cashier));
}

/** Null if this cashier does not work here any more. */
export function cashierOf(setup: KeptSetup | null, id: number | null): WrappedCashier | null {
  return setup?.cashiers.find((cashier) => cashier.id === id) ?? null;
}
