import { Clock } from './clock';
import { openDatabase, readState } from './store/database';
import { carriedUnsentCount } from './store/carried';
import { unsentCount } from './store/entries';
import { PICTURES_CACHE, PICTURES_FOLDER } from './store/pictures';
import { Api } from './sync/api';
import { syncUnderLock } from './sync/locked';
import { APP_CACHES } from './updates';

/** Keeps the till's files on the device and, where the browser allows, sends what is unsent after the till was closed. */

interface BackgroundSyncEvent extends ExtendableEvent {
  readonly tag: string;
}

declare const self: ServiceWorkerGlobalScope;

const PAGE = '/kiosk/index.html';
const CACHE = `${APP_CACHES}${__VERSION__} ${__PRECACHE__.map(({ digest }) => digest.slice(0, 4)).join('')}`;

self.addEventListener('install', (event) => event.waitUntil(precache()));

self.addEventListener('activate', (event) => event.waitUntil(Promise.all([dropOldCaches(), self.clients.claim()])));

self.addEventListener('message', (event) => {
  // The page says when: between two sales.
  if (event.data === 'activate') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith('/kiosk')) return;
  if (url.pathname.startsWith(PICTURES_FOLDER)) return event.respondWith(keptPicture(url.pathname));
  event.respondWith(event.request.mode === 'navigate' ? fromCache(PAGE) : fromCache(url.pathname, event.request));
});

self.addEventListener('sync', (event) => {
  const { tag } = event as BackgroundSyncEvent;
  if (tag === 'jiuxiao-upload') (event as BackgroundSyncEvent).waitUntil(sendUnsent());
});

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

async function dropOldCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(APP_CACHES) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function fromCache(path: string, request?: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path === '/kiosk/' ? PAGE : path, { ignoreSearch: true });
  return kept ?? fetch(request ?? path);
}

/** Never from the network: the page fetches pictures when it has the time. */
async function keptPicture(path: string): Promise<Response> {
  return (await caches.match(path, { cacheName: PICTURES_CACHE })) ?? new Response(null, { status: 404 });
}

async function sendUnsent(): Promise<void> {
  const db = await openDatabase();
  try {
    const identity = await readState(db, 'identity');
    if (!identity || (await unsentCount(db)) + (await carriedUnsentCount(db)) === 0) return;
    const clock = new Clock();
    await clock.load(db);
    // Prices are the page's affair: the worker only hands in.
    await syncUnderLock({
      db,
      api: new Api(),
      clock,
      identity,
      keepsCatalogue: false,
      pinyinOf: () => Promise.resolve(() => ''),
    });
  } finally {
    db.close();
  }
}
