// One till shows an animated QR code, another reads it from a film of it: node src/test/till/by-hand/carry.mjs [FOLDER] [SALES]
// Takes pictures of both at 360 and 1440 px in both languages, and says how long reading took. Needs a finished build.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { openBrowser } from './browser.mjs';
import { fakeServer } from '../fake-server/server.mjs';

const folder = process.argv[2] ?? '/tmp/till-carry';
const sales = Number(process.argv[3] ?? 6);
mkdirSync(folder, { recursive: true });
const [WIDTH, HEIGHT] = [1280, 720];
const looks = [
  ['phone-zh', 360, 740, 2],
  ['phone-en', 360, 740, 2],
  ['desktop-zh', 1440, 900, 1],
  ['desktop-en', 1440, 900, 1],
];

const showing = await openBrowser();
let codes = [];
for (const [name, width, height, dots] of looks) {
  const { context, page, server } = await till(showing, name, width, height, dots);
  await context.setOffline(true);
  for (let sale = 0; sale < sales; sale += 1) {
    await page.locator('#product-P-0007').click();
    await page.keyboard.press('F9');
    await page.locator('#method-WECHAT').click();
    await page.locator('#complete').click();
    await page.locator('#next-sale').click();
  }
  await page.locator('#nav-device').click();
  await page.keyboard.press('F9');
  for (const pace of ['DENSE', 'FAST']) {
    await page.locator(`#pace-${pace}`).click();
    await page.waitForFunction(() => /[1-9]/.test(document.querySelector('#shown-frames')?.textContent ?? ''));
    await page.screenshot({ path: `${folder}/${name}-show-${pace}.png` });
  }
  console.log(name, (await page.locator('#carry-show').innerText()).replaceAll('\n', ' | '));
  if (codes.length === 0) codes = await page.evaluate(shownCodes, 24 + sales);
  await context.close();
  server.close();
}
await showing.close();

const film = filmOf(`${folder}/camera.y4m`, codes);
const reading = await openBrowser([
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]);
for (const [name, width, height, dots] of looks) {
  const { context, page, server } = await till(reading, name, width, height, dots);
  await page.locator('#nav-device').click();
  await page.keyboard.press('F3');
  const began = Date.now();
  await page.waitForFunction(() => /[1-9]\d?%/.test(document.querySelector('#read-progress')?.textContent ?? ''));
  await page.screenshot({ path: `${folder}/${name}-read.png` });
  await page.locator('#carried').waitFor();
  console.log(name, `read in ${Date.now() - began} ms`);
  await page.screenshot({ path: `${folder}/${name}-taken.png` });
  await context.close();
  server.close();
}
await reading.close();

/** Each before a server of its own: an enrolment code serves once. */
async function till(browser, name, width, height, deviceScaleFactor) {
  const { server } = fakeServer();
  await new Promise((done) => server.listen(0, done));
  const base = `http://localhost:${server.address().port}/kiosk/`;
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, deviceScaleFactor, permissions: ['camera'] });
  if (name.endsWith('en')) await context.addInitScript(() => localStorage.setItem('jiuxiao-language', 'en'));
  const page = await context.newPage();
  page.on('pageerror', (failure) => console.log('WRONG', String(failure)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('ERR_INTERNET')) console.log('WRONG', message.text());
  });
  await page.goto(`${base}#enrol=7Q2M1010ABCDWXYZ`);
  await page.locator('#enrol').click();
  await page.locator('#cashier-3').click();
  await page.locator('#pin').fill('1234');
  await page.locator('#sign-in').click();
  await page.locator('#float').fill('200');
  await page.locator('#open-shift').click();
  await page.locator('#product-P-0007').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  return { context, page, server };
}

/** Runs in the page: each code that is drawn, as rows of pixels, one a letter. */
function shownCodes(count) {
  return new Promise((done) => {
    const codes = [];
    document.querySelector('jx-animated-qr').addEventListener('frame-shown', ({ target }) => {
      const canvas = target.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const rows = [];
      for (let y = 0; y < canvas.height; y += 1) {
        let row = '';
        for (let x = 0; x < canvas.width; x += 1) row += data[(y * canvas.width + x) * 4] < 128 ? '#' : ' ';
        rows.push(row);
      }
      if (codes.push(rows) === count) done(codes);
    });
  });
}

/** 30 pictures a second, three a code. */
function filmOf(path, codes) {
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420jpeg\n`);
  for (const rows of codes) {
    const grey = Buffer.alloc(WIDTH * HEIGHT, 180);
    const [left, top] = [Math.floor((WIDTH - rows.length) / 2), Math.floor((HEIGHT - rows.length) / 2)];
    rows.forEach((row, y) =>
      [...row].forEach((dot, x) => (grey[(top + y) * WIDTH + left + x] = dot === '#' ? 20 : 235)),
    );
    for (let picture = 0; picture < 3; picture += 1)
      for (const part of ['FRAME\n', grey, colour]) writeSync(file, part);
  }
  closeSync(file);
  return path;
}
