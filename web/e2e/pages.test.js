// Every page in every language, wide and narrow, light and dark: nothing that runs out of the page, no message unfilled,
// no request to another host; light and wide, dark and narrow: no barrier that axe finds.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { available, keepPicture, nameOf, openBrowser, openPage, readers, visit } from './browser.js';
import { assertFilled, assertSound } from './page-checks.js';

const pages = {
  home: '/',
  need: '/needs/new',
  needs: '/needs',
  products: '/products',
  inspect: '/products/inspect',
  'own-products': '/products/mine',
  organisations: '/organisations',
  profiles: '/profiles',
  events: '/events',
  news: '/news',
  contact: '/contact',
  search: '/search',
  found: '/search?q=classroom',
  partnership: '/partnership',
  results: '/results',
  measures: '/measures',
  'sign-in': '/sign-in',
  join: '/join',
  work: '/work',
  account: '/account',
  'account-data': '/account/data',
  import: '/import',
  unsubscribe: '/unsubscribe',
  missing: '/nowhere',
};

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const reader of readers.slice(0, 4))
  test(`every page, ${nameOf(reader)}`, { skip: !available }, async (context) => {
    const { page, faults, close } = await openPage(browser, reader);
    for (const [what, path] of Object.entries(pages))
      await context.test(what, async () => {
        await visit(page, path);
        await keepPicture(page, `${what}-${nameOf(reader)}`);
        await (reader.language === 'zh' ? assertFilled(page) : assertSound(page));
      });
    assert.deepEqual(faults, []);
    await close();
  });

test('the first page is light', { skip: !available }, async () => {
  const { page, close } = await openPage(browser, { width: 390 });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await visit(page, '/');
  await page.waitForTimeout(500);
  assert.ok(bytes < 200_000, `${bytes} bytes`);
  await close();
});
