// What a page does when the connection is cut, on paper, and when somebody takes something back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { available, keepPicture, openBrowser, openPage, provenRanking, signIn, visit } from './browser.js';
import { assertSound } from './page-checks.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

test('a cut connection is told, with what to do', { skip: !available }, async () => {
  const { page, say, close } = await openPage(browser, { language: 'nl', width: 390 });
  await visit(page, '/');
  await page.context().setOffline(true);
  await page.getByText(say('problem.offline')).waitFor();
  await page
    .getByRole('link', { name: say('contact.title') })
    .first()
    .click();
  await page.getByText(say('problem.pageUnreachable')).waitFor();
  await keepPicture(page, 'offline-nl');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: say('problem.retry') }).click();
  await page.getByRole('heading', { name: say('contact.title'), level: 1 }).waitFor();
  await close();
});

test('paper is white and holds the whole shortlist and the evidence', { skip: !available }, async () => {
  const { page, close } = await openPage(browser, { language: 'nl', theme: 'dark' });
  const ranking = await provenRanking(page);
  for (const path of [`/rankings/${ranking}`, `/rankings/${ranking}/products/1`]) {
    await visit(page, path);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.waitForFunction(() => getComputedStyle(document.documentElement).color === 'rgb(27, 35, 39)');
    assert.equal(await page.locator('header.site').isVisible(), false);
    await keepPicture(page, `paper${path.endsWith('1') ? '-evidence' : '-shortlist'}`);
    await page.emulateMedia({ media: 'screen' });
  }
  await close();
});

test('a deleted search comes back', { skip: !available }, async () => {
  const { page, say, close } = await openPage(browser, { language: 'zh' });
  await signIn(page, 'els.claes@kievit.example');
  const name = `undo ${Date.now()}`;
  await visit(page, '/profiles');
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('button', { name: say('searches.save', { name }) }).click();
  const kept = page.getByRole('button', { name, exact: true });
  await kept.waitFor();
  await page.getByRole('button', { name: say('searches.delete', { name }) }).click();
  await kept.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: say('common.undo'), exact: true }).click();
  await kept.waitFor();
  await assertSound(page);
  await close();
});
