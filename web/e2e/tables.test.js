// A list goes out as a table, and a table comes in: tried first, then taken.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, available, keepPicture, nameOf, openBrowser, openPage, readers, signIn, visit } from './browser.js';
import { assertSound } from './page-checks.js';

const coordinator = 'sofie.maes@locate.example';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const reader of readers.slice(0, 3)) {
  test(`a list is exported, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    await signIn(page, coordinator);
    await visit(page, '/organisations');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('export.xlsx') }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^organisations-\d{4}-\d\d-\d\d\.xlsx$/);
    await page.getByRole('link', { name: say('export.fetch') }).waitFor();
    await keepPicture(page, `export-${nameOf(reader)}`);
    await assertSound(page);
    assert.deepEqual(faults, []);
    await close();
  });

  test(`a table is tried and imported, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    await signIn(page, coordinator);
    await visit(page, '/import');
    const name = `Kievit ${nameOf(reader)} <b>`;
    const table = `name,region,kind\n${name},limburg,company\nWrong,limburg,rocket\n`;
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('heading', { name: say('import.tried') }).waitFor();
    await page.getByRole('cell', { name, exact: true }).waitFor();
    await keepPicture(page, `import-tried-${nameOf(reader)}`);
    await assertSound(page);
    await page.getByRole('button', { name: say('import.confirm', { n: 1 }) }).click();
    await page.getByRole('heading', { name: say('import.taken') }).waitFor();
    await assertSound(page);
    const found = await ask(page, 'GET', `organisations?name=${encodeURIComponent(name)}`);
    assert.equal(found.items.length, 1);
    assert.deepEqual(faults, []);
    await close();
  });
}
