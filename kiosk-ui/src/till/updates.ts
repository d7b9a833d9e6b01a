/** The app's own life: its service worker, and new versions of it. */

export interface AppUpdates {
  activateIfWaiting: () => void;
}

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register: (tag: string) => Promise<void> };
}

/** The app's own files; caches of another name hold what can be fetched again. */
export const APP_CACHES = 'jiuxiao-till ';

/** A channel: whatever the old version's worker is still sending gives way to the new one. */
export const GIVE_WAY = 'jiuxiao-give-way';

const QUIET_MILLISECONDS = 4_000;
const SETTLING_MILLISECONDS = 300;
const AGAIN_MILLISECONDS = 6_000;
const HOUR_MILLISECONDS = 3_600_000;

/**
 * A new version waits until the page is at rest; only then is it activated and the page loaded anew. One that does not take over
 * is asked again after each sale and on each page.
 */
export function keepAppFresh(
  atRest: () => boolean,
  onWake: () => void,
  keepQuiet: (milliseconds: number) => Promise<void>,
): AppUpdates {
  let registration: ServiceWorkerRegistration | null = null;
  let controlled = navigator.serviceWorker.controller !== null;
  let tookOver = false;
  let asking = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const activateIfWaiting = (): void => {
    if (!atRest()) return;
    if (tookOver) location.reload();
    else if (registration?.waiting && !asking) {
      asking = true;
      void letIn().then(() => (asking = false));
    }
  };
  /** Chromium lets no new one in that is told to while a request of the page is under way; so there is none, and it is asked again. */
  const letIn = async (): Promise<void> => {
    giveWay();
    await keepQuiet(QUIET_MILLISECONDS);
    await new Promise((quiet) => setTimeout(quiet, SETTLING_MILLISECONDS));
    if (atRest()) registration?.waiting?.postMessage('activate');
    clearTimeout(again);
    again = setTimeout(activateIfWaiting, AGAIN_MILLISECONDS);
  };
  const watch = (worker: ServiceWorker | null): void =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) activateIfWaiting();
    });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first of all changes nothing; a later one may come in when a sale has begun since it was told to.
    tookOver ||= controlled;
    controlled = true;
    activateIfWaiting();
  });
  navigator.serviceWorker
    .register('/kiosk/service-worker.js', { scope: '/kiosk/' })
    .then((registered) => {
      registration = registered;
      watch(registered.installing);
      registered.addEventListener('updatefound', () => watch(registered.installing));
      activateIfWaiting();
      setInterval(() => void registered.update().catch(() => undefined), HOUR_MILLISECONDS);
    })
    .catch((failure: unknown) => console.error('the service worker did not register', failure));
  window.addEventListener('hashchange', activateIfWaiting);
  window.addEventListener('online', onWake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') onWake();
  });
  return { activateIfWaiting };
}

/** A worker that is at work keeps the newer one waiting, even if that was told to go ahead. */
function giveWay(): void {
  const channel = new BroadcastChannel(GIVE_WAY);
  channel.postMessage(null);
  channel.close();
}

/** Where the browser can, it sends later even if the till was closed. */
export async function askForBackgroundSync(): Promise<void> {
  try {
    const registration: SyncRegistration | undefined = await navigator.serviceWorker.getRegistration('/kiosk/');
    await registration?.sync?.register('jiuxiao-upload');
  } catch {
    // Not offered or not allowed: the till sends when it is open.
  }
}
