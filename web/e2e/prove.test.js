// The main job, done as people do it, in every language: from an own room to the signed report of a product.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { address, available, keepPicture, nameOf, openBrowser, openPage, readers, visit } from './browser.js';
import { assertSound } from './page-checks.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const reader of readers.slice(0, 3))
  test(`a visitor proves a match for an own room, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    const heading = (/** @type {string} */ key) => page.getByRole('heading', { name: say(key), exact: true });
    const button = (/** @type {string} */ key) => page.getByRole('button', { name: say(key), exact: true });
    const narrow = reader.width < 600;
    await visit(page, '/');
    await page
      .getByRole('link', { name: say('nav.prove') })
      .last()
      .click();
    await page.getByRole('searchbox').fill('44.1');
    await page.locator('input[name=task]').first().check();
    await button('need.next').click();
    await page.getByRole('spinbutton', { name: say('room.length') }).fill('4');
    await page.getByRole('spinbutton', { name: say('room.width') }).fill('3');
    // The handle in the plan does what the field does.
    await page.getByRole('slider', { name: say('room.length'), exact: true }).press('ArrowRight');
    assert.equal(await page.getByRole('spinbutton', { name: say('room.length') }).inputValue(), '4.1');
    await keepPicture(page, `prove-room-${nameOf(reader)}`);
    await assertSound(page);
    await button('need.next').click();
    await assertSound(page);
    await button('need.rank').click();
    await page.waitForURL(/\/rankings\//);
    await heading('pareto.title').waitFor();
    await page.locator('main p.lead').waitFor();
    await keepPicture(page, `prove-shortlist-${nameOf(reader)}`);
    await assertSound(page);

    const rows = await page.locator('tbody tr').count();
    await page.getByLabel(say('filter.words')).fill('no such maker');
    assert.equal(await page.locator('tbody tr').count(), 0);
    await button('filter.clear').click();
    assert.equal(await page.locator('tbody tr').count(), rows);

    // By keys alone, as by dragging over the chart: a range of the energy that nothing lies in.
    await page.getByText(say('pareto.range')).press('Enter');
    await page
      .getByRole('group', { name: say('pareto.energy') })
      .getByLabel(say('pareto.to'))
      .fill('0.1');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 0);
    await assertSound(page);
    await button('filter.clear').click();
    assert.equal(await page.locator('tbody tr').count(), rows);

    const boxes = page.locator('tbody input[type=checkbox]');
    // A phone has no room for the column; there the evidence of each adds it to the comparison.
    if (narrow)
      for (const nth of [0, 1]) {
        await page.locator('tbody a').nth(nth).click();
        await button('compare.add').click();
        await page
          .getByRole('link', { name: say('evidence.back') })
          .first()
          .click();
        await heading('pareto.title').waitFor();
      }
    else for (const nth of [0, 1]) await boxes.nth(nth).check();
    await page.getByRole('link', { name: say('compare.go', { n: 2 }) }).click();
    await heading('compare.title').waitFor();
    await keepPicture(page, `prove-compare-${nameOf(reader)}`);
    await assertSound(page);
    await page.locator('thead a').first().click();

    await heading('whatIf.title').waitFor();
    await page.waitForFunction(() => !document.querySelector('main [data-loading]'));
    await keepPicture(page, `prove-evidence-${nameOf(reader)}`);
    await assertSound(page);
    // A dirty room: the mean falls at once.
    await page.getByRole('slider', { name: say('operation.maintenance') }).fill('0.5');
    const [first] = say('whatIf.now').split('{');
    const now = page.getByText(new RegExp(`^${first}.*\\d.*\\d`)).last();
    await now.waitFor();
    const [before, after] = ((await now.textContent()) ?? '').match(/\d+/g) ?? [];
    assert.ok(Number(after) < Number(before), `${after} < ${before}`);
    const link = (await page.getByRole('link', { name: say('evidence.report') }).getAttribute('href')) ?? '';
    const report = await page.request.get(new URL(link, address).href);
    assert.equal(report.headers()['content-type'], 'application/pdf');
    assert.equal((await report.body()).subarray(0, 5).toString(), '%PDF-');
    assert.deepEqual(faults, []);
    await close();
  });
