// Every public page in every language, wide and narrow, light and dark: no barrier that axe finds, nothing that runs out
// of the page, no message unfilled, no request to another host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { available, keepPicture, openBrowser, openPage, visit } from './browser.js';

const pages = {
  home: '/',
  need: '/needs/new',
  products: '/products',
  inspect: '/products/inspect',
  organisations: '/organisations',
  profiles: '/profiles',
  events: '/events',
  partnership: '/partnership',
  results: '/results',
  'sign-in': '/sign-in',
  work: '/work',
  account: '/account',
  missing: '/nowhere',
};
/** @type {{ language: 'nl' | 'en' | 'zh', theme: 'light' | 'dark', width: number }[]} */
const readers = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'nl', theme: 'dark', width: 390 },
  { language: 'zh', theme: 'light', width: 390 },
  { language: 'zh', theme: 'dark', width: 1440 },
];

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const reader of readers) {
  const name = `${reader.language}-${reader.theme}-${reader.width}`;
  test(`every page, ${name}`, { skip: !available }, async (context) => {
    const { page, faults, close } = await openPage(browser, reader);
    for (const [what, path] of Object.entries(pages))
      await context.test(what, async () => {
        await visit(page, path);
        await keepPicture(page, `${what}-${name}`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
          [],
        );
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `the page is ${over} px too wide`);
        const text = await page.locator('body').innerText();
        assert.doesNotMatch(text, /\{\w+\}|undefined|NaN|\[object/);
      });
    assert.deepEqual(faults, []);
    await close();
  });
}
