import { Clock } from './clock';
import { openDatabase, readState } from './store/database';
import { carriedUnsentCount } from './store/carried';
import { unsentCount } from './store/entries';
import { PICTURES_CACHE, PICTURES_FOLDER } from './store/pictures';
import { Api } from './sync/api';
import { syncUnderLock } from './sync/locked';
import { APP_CACHES, GIVE_WAY } from './updates';

/** Keeps the till's files on the device and, where the browser allows, sends what is unsent after the till was closed. */

interface BackgroundSyncEvent extends ExtendableEvent {
  readonly tag: string;
}

declare const self: ServiceWorkerGlobalScope;

const PAGE = '/kiosk/index.html';
const CACHE = `${APP_CACHES}${__VERSION__} ${__PRECACHE__.map(({ digest }) => digest.slice(0, 4)).join('')}`;

/** Where the browser can, it sends requests for these past the worker. */
interface RoutingInstallEvent extends ExtendableEvent {
  addRoutes?: (rule: { condition: { urlPattern: string }; source: 'network' }) => Promise<void>;
}

self.addEventListener('install', (event) => event.waitUntil(Promise.all([precache(), leaveOut(event)])));

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  // The page says when: between two sales.
  if (event.data === 'activate') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith('/kiosk')) return;
  if (url.pathname.startsWith(PICTURES_FOLDER)) return event.respondWith(keptPicture(url.pathname));
  const opensPage = event.request.mode === 'navigate';
  event.respondWith(opensPage ? fromCache(PAGE) : fromCache(url.pathname, event.request));
  if (opensPage) event.waitUntil(dropOldCaches());
});

self.addEventListener('sync', (event) => {
  const { tag } = event as BackgroundSyncEvent;
  if (tag === 'jiuxiao-upload') (event as BackgroundSyncEvent).waitUntil(sendUnsent());
});

/**
 * What is asked of the server is none of the worker's business. Each such request would wake it nevertheless, and while it is
 * awake no newer one takes its place.
 */
async function leaveOut(event: RoutingInstallEvent): Promise<void> {
  await event.addRoutes?.({ condition: { urlPattern: '/api/*' }, source: 'network' });
}

/** Files whose digest an older version has already are copied, not fetched again. */
async function precache(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(
    __PRECACHE__.map(async ({ url, digest }) => {
      const known = await caches.match(`${url}?${digest}`);
      const response = known ?? (await fetch(url, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      await cache.put(`${url}?${digest}`, response);
    }),
  );
}

/**
 * Once a page of this version is opened. A page of the one before may outlive its worker by the sale that is open, and may need
 * a part that it has not loaded yet. What a newer one has begun to fetch stays too.
 */
async function dropOldCaches(): Promise<void> {
  const names = await caches.keys();
  if (self.registration.installing ?? self.registration.waiting) return;
  await Promise.all(
    names.filter((name) => name.startsWith(APP_CACHES) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function fromCache(path: string, request?: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path === '/kiosk/' ? PAGE : path, { ignoreSearch: true });
  return kept ?? (await caches.match(path, { ignoreSearch: true })) ?? fetch(request ?? path);
}

/** Never from the network: the page fetches pictures when it has the time. */
async function keptPicture(path: string): Promise<Response> {
  return (await caches.match(path, { cacheName: PICTURES_CACHE })) ?? new Response(null, { status: 404 });
}

/**
 * Stopped by a page that has a new version waiting: where it stands, the next one goes on. Told by a channel, because a message
 * would wake a worker that sleeps already.
 *
 * @throws what stopped it, so that the browser asks once more
 */
async function sendUnsent(): Promise<void> {
  // The page sends too; what it leaves is the next version's.
  if (self.registration.waiting) throw new Error('a newer version waits for this one to end');
  const stopping = new AbortController();
  const channel = new BroadcastChannel(GIVE_WAY);
  channel.onmessage = () => stopping.abort();
  try {
    await sendUntil(stopping.signal);
  } finally {
    channel.close();
  }
}

async function sendUntil(stopped: AbortSignal): Promise<void> {
  const db = await openDatabase();
  try {
    const identity = await readState(db, 'identity');
    if (!identity || (await unsentCount(db)) + (await carriedUnsentCount(db)) === 0) return;
    const clock = new Clock();
    await clock.load(db);
    // Prices are the page's affair: the worker only hands in.
    const around = { db, clock, identity, keepsCatalogue: false, pinyinOf: () => Promise.resolve(() => '') };
    await syncUnderLock({ ...around, api: new Api(fetchUntil(stopped)) }, stopped);
  } finally {
    db.close();
  }
}

function fetchUntil(stopped: AbortSignal): typeof fetch {
  return (input, init) => {
    const signals = [stopped, ...(init?.signal ? [init.signal] : [])];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
}
