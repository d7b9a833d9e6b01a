// Walks through every screen and takes pictures: node src/test/till/by-hand/walk.mjs [FOLDER]
// Needs a finished build. Fails if the till says anything wrong on the console.
import { mkdirSync } from 'node:fs';
import { openBrowser } from './browser.mjs';
import { withPictures } from '../fake-server/pictures.mjs';
import { fakeServer } from '../fake-server/server.mjs';

const folder = process.argv[2] ?? '/tmp/till-walk';
mkdirSync(folder, { recursive: true });
const sizes = { phone: [360, 740], tablet: [768, 1024], wide: [1024, 768], desktop: [1440, 900] };
const looks = (
  process.argv[3] ??
  'phone-zh-light,tablet-zh-dark,wide-zh-light,wide-en-dark,desktop-zh-light,phone-en-dark,desktop-en-dark'
).split(',');
let port = 8210;

for (const look of looks) {
  const [size, language, scheme] = look.split('-');
  const { server, state } = fakeServer();
  Object.assign(state, withPictures(state.products));
  await new Promise((done) => server.listen(++port, done));
  const browser = await openBrowser();
  const [width, height] = sizes[size];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    hasTouch: size !== 'desktop',
    isMobile: size !== 'desktop',
    deviceScaleFactor: size === 'phone' ? 2 : 1,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const wrong = [];
  page.on('console', (message) => {
    if (
      ['error', 'warning'].includes(message.type()) &&
      !message.text().includes('ERR_INTERNET_DISCONNECTED') &&
      !message.text().includes('502') &&
      !message.text().includes('UNREACHABLE')
    )
      wrong.push(message.text());
  });
  page.on('pageerror', (failure) => wrong.push(String(failure)));
  if (language === 'en') await context.addInitScript(() => localStorage.setItem('jiuxiao-language', 'en'));
  let number = 0;
  const shot = async (name) => {
    await page.waitForTimeout(250);
    await page.screenshot({ path: `${folder}/${look}-${String(++number).padStart(2, '0')}-${name}.png` });
    // A phone's browser zooms out to show what is too wide.
    const wide = await page.evaluate(
      (width) =>
        innerWidth > width ||
        document.documentElement.scrollWidth > innerWidth ||
        document.querySelector('main').scrollWidth > document.querySelector('main').clientWidth,
      width,
    );
    if (wide) wrong.push(`${name}: wider than the screen`);
  };
  /** What a screen has below its fold. */
  shot.end = async (name) => {
    await page.evaluate(() => document.querySelector('main').scrollTo(0, 1e6));
    await shot(name);
  };
  try {
    await walk(page, context, shot, port, state, size);
  } catch (failure) {
    await page.screenshot({ path: `${folder}/${look}-failed.png` });
    wrong.push(String(failure));
  }
  console.log(
    look,
    number,
    'pictures;',
    [...state.terminals.values()].map((t) => t.entries.map((e) => e.body.kind)).join(' | '),
    wrong.length ? `\n  WRONG:\n  ${wrong.join('\n  ')}` : 'nothing wrong',
  );
  await browser.close();
  server.close();
}

async function walk(page, context, shot, port, state, size) {
  await page.goto(`http://localhost:${port}/kiosk/#enrol=7Q2M1010ABCDWXYZ`);
  await page.locator('#enrol').waitFor();
  await shot('enrol');
  await page.locator('#enrol').click();
  await page.locator('#cashier-3').waitFor();
  await shot('sign-in');
  await page.locator('#cashier-3').click();
  await page.locator('#pin').fill('9999');
  await page.locator('#sign-in').click();
  await page.locator('#pin-error:not(:empty)').waitFor();
  await shot('wrong-pin');
  await page.locator('#pin').fill('1234');
  await page.locator('#sign-in').click();
  await page.locator('#float').waitFor();
  await shot('open-shift');
  await page.locator('#float').fill('200');
  await page.locator('#open-shift').click();
  await page.locator('#product-P-0007').waitFor();
  await page.locator('.tile img').nth(7).waitFor();
  await shot('sell-empty');
  await page.locator('#product-P-0007').click();
  await page.locator('#product-P-0031').click();
  await page.locator('#product-P-0031').click();
  await page.locator('#product-P-0021').click();
  await page.locator('#quantity').fill('1.235');
  await shot('weight');
  // A scan adds nothing behind a dialog, and its Enter confirms nothing.
  await page.keyboard.type('6901234567892\n');
  if ((await page.locator('#quantity').inputValue()) !== '1.235') throw new Error('a scan went into the dialog');
  if ((await page.locator('.cart-lines li').count()) !== 2) throw new Error('a scan went behind the dialog');
  await page.locator('#save-line').click();
  await page.locator('#open-price').click();
  await page.locator('#open-price-amount').fill('12.5');
  await shot('open-price');
  await page.locator('#add-open-price').click();
  await page.keyboard.type(
    'jxb1.ABEiM0RVZneImaq7zN3u_w.pVebEZkusgqcjMNJu7eK1WaZqwjUoKlw88wm6v0F5Zsgkr9Zv3nwUWy5FrTPY2MuXgJfxapdOOV9MFWShTTXDA\n',
  );
  await page.locator('#participant').waitFor({ state: 'attached' });
  await page.locator('#people-chip').click();
  await page.locator('#people').fill('13812345678');
  await shot('people-phone');
  await page.locator('#people-COUNT').click();
  await shot('people-count');
  await page.keyboard.press('Escape');
  await page.locator('#people').waitFor({ state: 'detached' });
  await page.locator('#search input').fill('smyf');
  await shot('search');
  await page.locator('#search input').fill('');
  if (size === 'phone') await page.locator('#toggle-cart').click();
  await shot('cart');
  await page.keyboard.type('6901234567892\n');
  await page.keyboard.type('6901234567892\n');
  await page.locator('#offer').waitFor();
  await shot('again');
  await page.keyboard.press('Insert');
  await page.locator('#offer').waitFor({ state: 'detached' });
  await page.locator('#clear-cart').click();
  await page.locator('#offer').waitFor();
  await shot('cleared');
  await page.locator('#offer').click();
  await page.locator('#hold').click();
  await page.locator('#recall').click();
  await page.locator('#held-1').waitFor();
  await shot('held');
  await page.locator('#held-1').click();
  await page.locator('#recall').waitFor({ state: 'detached' });
  for (let piece = 0; piece < 2; piece += 1) await page.locator('#line-1 .stepper button').first().click();
  await page.keyboard.press('Alt+k');
  await page.locator('#keys').waitFor();
  await shot('keys');
  await page.locator('#close-keys').click();
  await page.locator('#keys').waitFor({ state: 'detached' });
  await page.locator('#pay').click();
  await page.locator('#complete').waitFor();
  await shot('pay-cash');
  await page.locator('.note').nth(2).click();
  await shot('pay-change');
  await page.locator('#method-WECHAT').click();
  await page.locator('#amount').fill('100');
  await shot('pay-part');
  await page.locator('#complete').click();
  await page.locator('#method-CASH').click();
  await shot('pay-rest');
  await page.locator('.note').nth(1).click();
  await page.locator('#complete').click();
  await page.locator('#done').waitFor();
  await shot('done');
  await shot.end('done-end');
  await page.waitForFunction(() => /未上传 0|^0 not/.test(document.querySelector('#unsent-count').textContent.trim()));
  await page.locator('#next-sale').click();
  await context.setOffline(true);
  await page.keyboard.type('6901234567892\n');
  await page.locator('#pay:not([disabled])').click();
  await page.locator('#complete').click();
  await page.locator('#done').waitFor();
  await shot('done-offline');
  await page.reload();
  await page.locator('#done').waitFor();
  await page.locator('#next-sale').click();
  await page.locator('#nav-receipts').click();
  await page.locator('#entry-3').waitFor();
  await shot('receipts');
  await page.locator('#entry-2').click();
  await page.locator('#refund').waitFor();
  await shot('receipt');
  await shot.end('receipt-end');
  await page.locator('#refund').click();
  await page.locator('#refund-line-2 .stepper button').last().click();
  await shot('refund');
  await shot.end('refund-end');
  await page.locator('#confirm-refund').click();
  await page.locator('#ask-confirm').waitFor();
  await shot('refund-ask');
  await page.locator('#ask-confirm').click();
  await page.waitForURL(/receipts\/4$/);
  await shot('refund-receipt');
  await page.goto(`http://localhost:${port}/kiosk/#/receipts/3`);
  await page.locator('#void').click();
  await page.locator('#ask-confirm').waitFor();
  await shot('void-ask');
  await page.locator('#ask-confirm').click();
  await page.locator('.stamp').waitFor();
  await shot('voided');
  await page.locator('#nav-sell').click();
  await granting(page, shot, size);
  await page.locator('#next-sale').click();
  await page.locator('#nav-shift').click();
  await page.locator('#x-report').waitFor();
  await shot('x-report');
  await page.locator('#move-cash').click();
  await page.locator('#cash-IN').click();
  await page.locator('#cash-amount').fill('50');
  await page.locator('#cash-reason input').fill('换零钱');
  await shot.end('move-cash');
  await page.locator('#record-cash').click();
  await page.locator('#x-report').getByText('换零钱').waitFor();
  await page.locator('#cash-OUT').click();
  await page.locator('#cash-amount').fill('300');
  await page.locator('#cash-reason input').fill('上午营业款交会计室王会计存农业银行武陵支行');
  await page.locator('#record-cash').click();
  await page.locator('#x-report').getByText('王会计').waitFor();
  await shot('x-report-moved');
  await page.locator('#close-shift').click();
  await page.locator('#count-10000').fill('1');
  await page.locator('#count-2000').fill('1');
  await shot('count');
  await shot.end('count-end');
  await page.locator('#confirm-close').click();
  await page.locator('#ask-confirm').waitFor();
  await shot('close-ask');
  await page.locator('#ask-confirm').click();
  await page.locator('#z-report').waitFor();
  await shot('z-report');
  await shot.end('z-report-end');
  await page.locator('#hand-over').click();
  await page.locator('#cashier-4').click();
  await page.locator('#pin').fill('86420975');
  await page.locator('#sign-in').click();
  await page.locator('#handed').waitFor();
  await page.locator('#float').fill('100');
  await shot('handed');
  await page.keyboard.press('Alt+KeyZ');
  await page.locator('#closed-shifts a').first().waitFor();
  await shot.end('closed-shifts');
  await page.locator('#nav-receipts').click();
  await page.locator('#scan').click();
  await page.locator('#close-camera').waitFor();
  await shot('receipts-camera');
  await page.locator('#close-camera').click();
  await page.locator('#nav-device').click();
  await page.locator('#unenrol').waitFor();
  await shot('device');
  await page.locator('#show-qr').click();
  await page.waitForFunction(() => /[1-9]/.test(document.querySelector('#shown-frames')?.textContent ?? ''));
  await shot('carry-show');
  await page.locator('#close-show').click();
  await page.locator('#pictures').scrollIntoViewIfNeeded();
  await shot('device-pictures');
  await page.locator('#show-characters').click();
  await shot('device-characters');
  await shot.end('device-end');
  await context.setOffline(false);
  await page.locator('#sync-now').click();
  await page.waitForFunction(() => /未上传 0|^0 not/.test(document.querySelector('#unsent-count').textContent.trim()));
  await printing(page, shot, state);
  const second = await context.newPage();
  await second.goto(`http://localhost:${port}/kiosk/`);
  await second.locator('#take-over').waitFor();
  await second.screenshot({ path: `${process.argv[2] ?? '/tmp/till-walk'}/${size}-other-tab.png` });
  await second.close();
}

/** A fifth off a line takes a supervisor; something off the receipt, and all of it on account. */
async function granting(page, shot, size) {
  await page.locator('#product-P-0007').click();
  await page.locator('#product-P-0031').click();
  if (size === 'phone') await page.locator('#toggle-cart').click();
  await page.locator('#line-1 .what').click();
  await page.locator('#grant-line').click();
  await page.locator('#shares button').nth(2).click();
  await shot('discount');
  await page.locator('#give-discount').click();
  await page.locator('#supervisor-pin').fill('86420975');
  await shot('supervisor');
  await page.locator('#approve').click();
  await page.locator('#line-1 .granted').waitFor();
  await shot('cart-granted');
  await page.locator('#pay').click();
  await page.locator('#discount-receipt').click();
  await page.locator('#grant-SUM').click();
  await page.locator('#discount').fill('5');
  await shot('discount-receipt');
  await page.locator('#give-discount').click();
  await page.locator('#supervisor-pin').fill('86420975');
  await page.locator('#approve').click();
  await page.locator('#discount-receipt[aria-pressed="true"]').waitFor();
  await page.locator('#round-down').click();
  await page.locator('#method-ON_ACCOUNT').click();
  await shot('pay-granted');
  await page.locator('#complete').click();
  await page.locator('#account-unit input').fill('一中');
  await shot('account-offered');
  await page.locator('#account-unit input').fill('常德市第一中学食堂');
  await page.locator('#account-person input').fill('王老师');
  await shot('account');
  await page.locator('#put-on-account').click();
  await page.locator('#done').waitFor();
  await shot('done-account');
}

/** A network printer is chosen, prints, and is then switched off. */
async function printing(page, shot, state) {
  await page.locator('#choose-printer').click();
  await page.locator('#printer-NETWORK-7').waitFor();
  await shot('choose-printer');
  await page.locator('#printer-NETWORK-7').click();
  await page.locator('#printer-NETWORK-7').waitFor({ state: 'detached' });
  await page.locator('#paper-80').click();
  await page.locator('#automatic-on').click();
  await page.locator('#test-print').click();
  while (state.papers.length === 0) await page.waitForTimeout(50);
  await page.locator('#test-print').scrollIntoViewIfNeeded();
  await shot('printer');
  state.printerOff = true;
  await page.locator('#nav-receipts').click();
  await page.locator('#entry-2').click();
  await page.locator('#print').click();
  await page.locator('#print-trouble').waitFor();
  await shot('print-trouble');
}
