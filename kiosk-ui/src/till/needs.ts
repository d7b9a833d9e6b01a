/** What a device must have before it may become a till. Named one by one, so that whoever sets it up knows what to change. */
export type Need = 'SECURE_CONTEXT' | 'WEB_CRYPTO' | 'INDEXED_DB' | 'LOCKS' | 'SERVICE_WORKER';

export interface SelfTest {
  missing: Need[];
  /** storage the browser promises to keep: asked for, wished for, not required */
  persisted: boolean;
  inAppBrowser: 'WECHAT' | 'OTHER' | null;
}

export async function testSelf(): Promise<SelfTest> {
  const checks: [Need, boolean][] = [
    ['SECURE_CONTEXT', window.isSecureContext],
    ['WEB_CRYPTO', await signs()],
    ['INDEXED_DB', await remembers()],
    ['LOCKS', 'locks' in navigator],
    ['SERVICE_WORKER', 'serviceWorker' in navigator],
  ];
  return {
    missing: checks.filter(([, works]) => !works).map(([need]) => need),
    persisted: await isPersisted(),
    inAppBrowser: inAppBrowser(navigator.userAgent),
  };
}

/** A browser inside another app forgets, cannot be installed and often has no camera. */
export function inAppBrowser(userAgent: string): 'WECHAT' | 'OTHER' | null {
  if (/MicroMessenger/i.test(userAgent)) return 'WECHAT';
  return /\b(QQ\/|DingTalk|AlipayClient|Weibo|aweme|BytedanceWebview)/i.test(userAgent) ? 'OTHER' : null;
}

async function signs(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

function remembers(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('jiuxiao-self-test');
      request.onerror = () => resolve(false);
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase('jiuxiao-self-test');
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}

export async function isPersisted(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false;
}

/** The browser may ask the user, or decide by itself. */
export async function askForPersistence(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}
