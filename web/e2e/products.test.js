// A maker's products: from a folder of photometric files to published, in every language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { ask, available, keepPicture, nameOf, openBrowser, openPage, readers, signIn, visit } from './browser.js';
import { assertSound } from './page-checks.js';

const catalogue = new URL('../../examples/catalogue/', import.meta.url);
/** A file of the catalogue as another maker's: other bytes, so another product. @param {string} name @param {string} mark */
const another = (name, mark) => ({
  name: `${mark}-${name}`,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(readFileSync(new URL(name, catalogue), 'latin1').replace(/QX600/g, `QX${mark}`), 'latin1'),
});

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const [i, reader] of readers.slice(0, 3).entries())
  test(`a maker publishes from files, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    await signIn(page, 'chen.yu@yanxi.example');
    await visit(page, '/products/mine');
    await page.setInputFiles('input[type=file]', [
      another('yanxi-qx600mp-3600.ldt', `E${i}`),
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no light here') },
    ]);
    await page.getByText(say('publish.count_one', { n: 1, all: 2 })).waitFor();
    await page.getByText(say('inspect.refused')).waitFor();
    // What the file says stands in the form; a wrong number is said at its field.
    assert.equal(await page.getByLabel(say('productForm.model'), { exact: true }).inputValue(), 'YX-6601-3684');
    await page.getByLabel(say('productForm.model'), { exact: true }).fill(`E2E-${i}`);
    await page.getByLabel('GTIN').fill('123');
    await page.getByRole('button', { name: say('productForm.publish') }).click();
    await page.locator('input[aria-invalid=true]').waitFor();
    await keepPicture(page, `publish-refused-${nameOf(reader)}`);
    await assertSound(page);
    await page.getByLabel('GTIN').fill('');
    // The maker's description for market access goes along.
    const description = Buffer.from('kind = "luminaire"\ntechnology = "led"\n');
    await page
      .getByLabel(say('productForm.sheet'))
      .setInputFiles({ name: 'lamp.toml', mimeType: 'application/toml', buffer: description });
    await page.getByText('lamp.toml', { exact: true }).waitFor();
    await page.getByLabel(say('productForm.price'), { exact: true }).fill('48,50');
    await page.getByRole('button', { name: say('productForm.publish'), exact: true }).click();
    await page.getByRole('link', { name: `E2E-${i}`, exact: true }).waitFor();
    await keepPicture(page, `publish-done-${nameOf(reader)}`);
    await assertSound(page);
    // The record: seen, changed, retired.
    await page.getByRole('link', { name: `E2E-${i}`, exact: true }).click();
    await page.getByRole('heading', { name: say('product.edit') }).waitFor();
    await page.getByLabel(say('productForm.warranty_years')).fill('5');
    await page.getByRole('button', { name: say('productForm.change') }).click();
    await page.getByText(say('productSaved.published'), { exact: true }).waitFor();
    await keepPicture(page, `product-record-${nameOf(reader)}`);
    await assertSound(page);
    const { items } = await ask(page, 'GET', `products?model=E2E-${i}`);
    assert.deepEqual(
      items[0].document.files.map((/** @type {{ role: string }} */ { role }) => role),
      ['photometry', 'document'],
    );
    assert.deepEqual(
      [items[0].document.warranty_years, items[0].document.prices[0].unit_price.amount, items[0].document.state],
      [5, '48.50', 'published'],
    );
    await visit(page, '/products/mine');
    await page.getByRole('button', { name: say('product.retire.one', { product: `E2E-${i}` }) }).click();
    await page.getByRole('button', { name: say('sure.yes', { action: say('product.retire') }) }).click();
    await page
      .getByRole('button', { name: say('product.retire.one', { product: `E2E-${i}` }) })
      .waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
    await close();
  });
