// ./jiuxiao bench till: how fast the till is on a slow phone (Chromium, its main thread throttled), beside the bare limit.
// Ours and limit are interleaved in one run; medians, and the 99th percentile of ours. Needs a finished build. Arguments: which of search, wedge, scan, cold, bundle; none: all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/till/by-hand/browser.mjs';
import { withPictures } from '../test/till/fake-server/pictures.mjs';
import { fakeServer } from '../test/till/fake-server/server.mjs';
import { bundle } from './bundle.mjs';
import { filmOf } from './film.mjs';
import { gtins, manyProducts } from './products.mjs';
import { printed, quantile } from './printed.mjs';
import { scannerOf } from './scanner.mjs';

const THROTTLE = 4;
const FRAME_MILLISECONDS = 1000 / 60;
const KEPT_PICTURES = 2_000;
const CODE = '6901234567892';
/** A cart of as many lines, sold again and again. */
const CART_LINES = 10;
/** Faster than anybody takes packets from a belt; not evenly, or every scan would meet what the one before left in the same moment. */
const SCANS_APART = 300;
const UNEVEN = 400;
/** Milliseconds until a page that came to the front is painted. */
const SETTLED = 300;
/** Milliseconds, more than reading 20,000 products takes. */
const GOODS_READ = 4_000;
const QUERIES = ['yf', 'p-01', '银峰', 'shimen', '6901', 'zjxx', 'lr', '山茶油'];

const folder = mkdtempSync(join(tmpdir(), 'jiuxiao-bench-'));
const film = filmOf(join(folder, 'camera.y4m'), CODE);
const { server, state } = fakeServer();
const codes = gtins(CART_LINES);
Object.assign(state, withPictures(manyProducts(20_000, codes), KEPT_PICTURES));
await new Promise((done) => server.listen(0, done));
const base = `http://localhost:${server.address().port}/kiosk/`;
const browser = await openBrowser([
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]);
try {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };
  const context = await browser.newContext({ ...phone, permissions: ['camera'] });
  const page = await sellingTill(context);
  const bare = await context.newPage();
  await bare.addInitScript(watch);
  await bare.goto('data:text/html,<input id="bare"><p id="echo"></p>');
  for (const each of [page, bare]) await throttled(context, each);
  const all = { search: () => search(page, bare), wedge: () => wedge(page, bare), scan: () => scan(page) };
  // In this order: what starts cold comes after the till that sells was closed.
  const parts = { ...all, cold: () => cold(context, page), bundle };
  const asked = process.argv.slice(2);
  for (const [name, part] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await part();
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}

/** Enrolled, signed in, its shift open, 20,000 products and as many pictures as a till keeps on the device. */
async function sellingTill(context) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${base}#enrol=7Q2M1010ABCDWXYZ`);
  await page.locator('#enrol').tap();
  await page.locator('#cashier-3').tap({ timeout: 120_000 });
  await page.locator('#pin').fill('1234');
  await page.locator('#sign-in').tap();
  await page.locator('#float').fill('200');
  await page.locator('#open-shift').tap();
  await page.locator('.tile').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const kept = () => page.evaluate(async () => (await (await caches.open('jiuxiao-pictures')).keys()).length);
  for (let rounds = 0; (await kept()) < KEPT_PICTURES; rounds += 1) {
    if (rounds > 200) throw new Error('the pictures did not come');
    await page.waitForTimeout(1_000);
  }
  return page;
}

async function throttled(context, page) {
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
}

/** Runs in the page: tells when what a key did was painted, and when each frame was captured, decoded and its line painted. */
function watch() {
  // Which frame of the display painted it, and when: the very next task comes once it is painted.
  const painted = (isThere) =>
    new Promise((done) => {
      const look = (frame) => {
        if (!isThere()) return requestAnimationFrame(look);
        void scheduler.postTask(() => done({ frame, at: performance.now() }), { priority: 'user-blocking' });
      };
      requestAnimationFrame(look);
    });
  window.painted = painted;
  const long = [];
  new PerformanceObserver((seen) => long.push(...seen.getEntries())).observe({ type: 'longtask', buffered: true });
  window.longTasksSince = (since) => long.filter((task) => task.startTime >= since).map((task) => task.duration);
  // It looks from the last key on: frames that a till does not draw would stand in the way of those it does. Listens from the
  // beginning, as a scanner's last key goes no further than the till's own listener.
  let pressed = () => undefined;
  addEventListener('keydown', (event) => pressed(event), true);
  window.sinceKey = (isThere, lastKey) =>
    new Promise((done) => {
      pressed = async ({ key, timeStamp }) => {
        if (lastKey !== undefined && key !== lastKey) return;
        pressed = () => undefined;
        const { frame, at } = await painted(isThere);
        const display = 1000 / 60;
        const first = frame - Math.floor((frame - timeStamp) / display) * display; // the display's first frame after the key
        done({ milliseconds: at - timeStamp, frames: Math.ceil((at - first) / display) });
      };
    });

  window.scans = [];
  // What the browser says of when frames were captured, to hold against what their own times say.
  window.captures = [];
  window.frames = [];
  const { play } = HTMLVideoElement.prototype;
  HTMLVideoElement.prototype.play = function () {
    this.requestVideoFrameCallback((_, of) => window.captures.push(of.captureTime));
    return play.call(this);
  };
  const { Worker } = window;
  window.Worker = class extends Worker {
    #seen = false;
    set onmessage(then) {
      super.onmessage = (event) => {
        const before = window.total();
        then(event);
        const first = event.data?.text && !this.#seen; // of one showing; what follows is the same packet
        this.#seen = Boolean(event.data?.text);
        if (event.data?.timestamp) window.frames.push(event.data.timestamp / 1000);
        if (first) {
          const scan = { timestamp: event.data.timestamp / 1000, decode: event.data.milliseconds };
          void painted(() => window.total() !== before).then(({ at }) => window.scans.push({ ...scan, painted: at }));
        }
      };
    }
  };
  window.total = () => document.getElementById('total')?.textContent;
}

async function search(page, bare) {
  const ours = [];
  const limit = [];
  for (let round = 0; round < 6; round += 1) {
    for (const query of QUERIES) {
      await page.bringToFront();
      await page.locator('#search input').fill(query.slice(0, -1));
      await page.waitForTimeout(400);
      const watching = (wanted) => {
        const grid = document.querySelector('jx-goods-grid');
        return { shown: window.sinceKey(() => grid.query === wanted && !grid.isUpdatePending) };
      };
      ours.push(await since(page, watching, query, () => lastKey(page, '#search input', query.at(-1))));
      limit.push(await echoed(bare, query.at(-1)));
    }
  }
  await page.keyboard.press('Escape');
  sinceKeys('till.search', ours, limit, '3 frames');
}

/** What the page says was `shown`: it watches before the key is pressed. */
async function since(page, watching, wanted, press) {
  const watched = await page.evaluateHandle(watching, wanted);
  await press();
  return watched.evaluate(({ shown }) => shown);
}

/** A page that comes to the front is painted whole: no cashier's till does that while it scans. */
async function inFront(page) {
  await page.bringToFront();
  await page.waitForTimeout(SETTLED);
}

/** A Chinese character arrives composed, not as a key. */
async function lastKey(page, field, character) {
  await page.locator(field).focus();
  if (/[\x20-\x7e]/.test(character)) await page.keyboard.press(character);
  else {
    await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown')));
    await page.keyboard.insertText(character);
  }
}

/** The limit: a field that does nothing but show what was typed. */
async function echoed(bare, character) {
  const key = /[\x20-\x7e]/.test(character) ? character : 'x';
  await inFront(bare);
  await bare.locator('#bare').focus();
  const watching = (wanted) => {
    const [field, echo] = [document.querySelector('#bare'), document.querySelector('#echo')];
    field.value = echo.textContent = '';
    field.oninput = () => (echo.textContent = field.value);
    return { shown: window.sinceKey(() => echo.textContent === wanted) };
  };
  return since(bare, watching, key, () => bare.keyboard.press(key));
}

/** Twice: as a scanner finds the till after a sale, and while the search field has the focus and takes its keys too. */
async function wedge(page, bare) {
  await scansByWedge(page, bare, 'till.wedge', null);
  await scansByWedge(page, bare, 'till.wedge.field', '#search input');
}

async function scansByWedge(page, bare, name, field) {
  const scanner = await scannerOf(page);
  const ours = [];
  const limit = [];
  for (let round = 0; round < 6 * CART_LINES; round += 1) {
    await inFront(page);
    if (field) await page.locator(field).focus();
    const before = await page.evaluate(() => window.total());
    const watching = (was) => ({ shown: window.sinceKey(() => window.total() !== was, 'Enter') });
    ours.push(await since(page, watching, before, () => scanner(codes[round % CART_LINES])));
    limit.push(await echoed(bare, 'x'));
    await page.waitForTimeout(SCANS_APART + ((round * 83) % UNEVEN));
  }
  sinceKeys(name, ours, limit, '1 frame');
}

/**
 * Milliseconds from the last key to the painted frame, and how many frames of a display of 60 Hz that took: 1 if what the key
 * did was painted by the end of the first frame that began after it.
 */
function sinceKeys(name, ours, limit, asked) {
  const frames = (all, share) =>
    quantile(
      all.map((each) => each.frames),
      share,
    );
  const milliseconds = (all) => all.map((each) => each.milliseconds);
  printed(name, milliseconds(ours), milliseconds(limit), {
    frames: `${frames(ours, 0.5)} (p90 ${frames(ours, 0.9)}, p99 ${frames(ours, 0.99)})`,
    limit_frames: `${frames(limit, 0.5)} (p90 ${frames(limit, 0.9)}, p99 ${frames(limit, 0.99)})`,
    asked,
  });
}

async function scan(page) {
  await page.bringToFront();
  await page.locator('#scan').tap();
  await page.waitForFunction(() => window.scans.length >= 20, null, { timeout: 180_000 });
  const { scans, captures, frames } = await page.evaluate(() => ({
    scans: window.scans,
    captures: window.captures,
    frames: window.frames,
  }));
  await page.locator('#close-camera').tap();
  // A frame's own time is the system's, of its capture; the page's clock began when it was navigated to.
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  const { metrics } = await devTools.send('Performance.getMetrics');
  const began = metrics.find(({ name }) => name === 'NavigationStart').value * 1000;
  const apart = Math.min(...captures.flatMap((at) => frames.map((frame) => Math.abs(frame - began - at))));
  if (!(apart < 1)) throw new Error(`frames are captured ${apart} ms beside what the browser says`);
  // The decoder's first look compiles it.
  const warm = scans.slice(1);
  const ours = warm.map(({ timestamp, painted }) => painted - (timestamp - began) - 2 * FRAME_MILLISECONDS);
  printed(
    'till.scan',
    ours,
    warm.map(({ decode }) => decode),
    { asked: 1.5 },
  );
}

/**
 * A new page with the network gone and no other open: until somebody can sign in, and how long at most the page hears nothing
 * while the goods are read after that; the limit is when its HTML is there.
 */
async function cold(context, selling) {
  const ours = [];
  const limit = [];
  const longest = [];
  await selling.close();
  await context.setOffline(true);
  for (let round = 0; round < 6; round += 1) {
    const page = await context.newPage();
    await page.addInitScript(watch);
    await throttled(context, page);
    await page.goto(base);
    ours.push(
      await page.evaluate(() => window.painted(() => document.querySelector('#cashier-3')).then(({ at }) => at)),
    );
    limit.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].responseEnd));
    await page.waitForTimeout(GOODS_READ);
    const tasks = await page.evaluate((since) => window.longTasksSince(since), ours.at(-1));
    longest.push(Math.max(0, ...tasks));
    await page.close();
  }
  printed('till.cold', ours, limit, { longest_task_after: `${quantile(longest, 0.5).toFixed(0)}ms` });
}
