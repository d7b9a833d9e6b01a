/** Where the cashier is. The address says it, so that the back button works. */
export type Route =
  | { page: 'sell' | 'pay' | 'done' | 'receipts' | 'shift' | 'device' }
  | { page: 'receipt' | 'refund'; seq: number }
  | { page: 'elsewhere' | 'refundElsewhere'; code: string }
  | { page: 'closed'; shift: number };

export function routeOf(hash: string): Route {
  const [page, number, action, last] = hash.replace(/^#\/?/, '').split('/');
  const seq = Number(number);
  const numbered = Number.isSafeInteger(seq) && seq > 0;
  switch (page) {
    case 'pay':
    case 'done':
    case 'device':
      return { page };
    case 'receipts':
      if (number === 'at') return elsewhere(action ?? '', last);
      return numbered ? { page: action === 'refund' ? 'refund' : 'receipt', seq } : { page };
    case 'shift':
      return numbered ? { page: 'closed', shift: seq } : { page };
    default:
      return { page: 'sell' };
  }
}

function elsewhere(code: string, action: string | undefined): Route {
  return { page: action === 'refund' ? 'refundElsewhere' : 'elsewhere', code };
}

export function go(path: string): void {
  location.hash = `/${path}`;
}
