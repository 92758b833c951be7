// Whether a product may be shipped to both markets on a day: what holds, what is asked for, what changes and when.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, available, keepPicture, nameOf, openBrowser, openPage, readers, signIn, visit } from './browser.js';
import { assertSound } from './page-checks.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const reader of readers.slice(0, 3))
  test(`a product on its markets, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    await signIn(page, 'els.claes@kievit.example');
    const { items } = await ask(page, 'GET', 'products?model=QX600MP-3600');
    await visit(page, `/products/records/${items[0].id}`);
    const markets = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: say('market.access'), exact: true }) });
    const of = (/** @type {string} */ market) =>
      markets
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: say(`marketName.${market}`), exact: true }) });
    await page.getByLabel(say('market.day')).fill('2026-12-01');
    await of('eu').getByText(say('market.ready'), { exact: true }).waitFor();
    await of('china')
      .getByText(say('market.ask', { n: 4 }), { exact: true })
      .click();
    await of('china').getByText('GB/T 7000.1-2023').first().waitFor();
    assert.ok((await markets.getByRole('img').locator('circle').count()) > 0);
    await keepPicture(page, `product-markets-${nameOf(reader)}`);
    // By then the registration for waste equipment and the certificate have ended.
    await page.getByLabel(say('market.day')).fill('2028-06-01');
    await of('eu').getByText(say('market.notReady'), { exact: true }).waitFor();
    await of('eu').locator('summary').click();
    await of('eu').getByText(say('market.paper.over')).first().waitFor();
    await assertSound(page);
    assert.deepEqual(faults, []);
    await close();
  });
