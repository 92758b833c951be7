// The proof of a product is kept with a need of the own organisation, and found there with its signed report.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, available, keepPicture, openBrowser, openPage, provenRanking, signIn, visit } from './browser.js';
import { assertSound } from './page-checks.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

test('a school keeps the proof of a product with its need', { skip: !available }, async () => {
  const { page, faults, say, close } = await openPage(browser, { language: 'nl', width: 390 });
  await signIn(page, 'els.claes@kievit.example');
  const id = await provenRanking(page);
  const { items } = await ask(page, 'GET', 'catalogue/products?limit=200');
  const published = new Set(
    items
      .filter((/** @type {{ product: string | null }} */ { product }) => product)
      .map((/** @type {{ sha256: string }} */ { sha256 }) => sha256),
  );
  const { shortlist } = await ask(page, 'GET', `rankings/${id}`);
  const { rank } = shortlist.find((/** @type {{ file_sha256: string }} */ { file_sha256 }) =>
    published.has(file_sha256),
  );
  await visit(page, `/rankings/${id}/products/${rank}`);
  await page.getByRole('button', { name: say('keep.keep'), exact: true }).click();
  await page.getByText(say('keep.done')).waitFor();
  await assertSound(page);
  await visit(page, '/needs');
  const report = page.getByRole('link', { name: say('keep.report') }).first();
  await report.waitFor();
  const answer = await page.request.get(new URL((await report.getAttribute('href')) ?? '', page.url()).href);
  assert.equal((await answer.json()).signature.seal, 'twinlight 1');
  await keepPicture(page, 'needs-kept');
  await assertSound(page);
  assert.deepEqual(faults, []);
  await close();
});
