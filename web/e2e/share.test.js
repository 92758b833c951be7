// A need that was ranked is shared as far as its organisation chooses, and makers prove their products for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { available, keepPicture, leave, openBrowser, openPage, provenRanking, signIn, visit } from './browser.js';
import { assertSound } from './page-checks.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

const openTitle = `Gang van de nieuwe vleugel ${Date.now()}`;
const hiddenTitle = `Gang zonder naam ${Date.now()}`;

/**
 * @param {import('playwright-core').Page} page @param {ReturnType<typeof import('./browser.js').messagesIn>} say
 * @param {string} ranking @param {string} title @param {string} level
 */
async function share(page, say, ranking, title, level) {
  await visit(page, `/rankings/${ranking}`);
  await page.getByLabel(say('profileForm.name')).fill(title);
  await page.getByRole('radio', { name: say(level) }).check();
  await page.getByRole('button', { name: say('share.share'), exact: true }).click();
  await page.getByText(say('share.done')).waitFor();
}

test('a school shares a need, with and without its name', { skip: !available }, async () => {
  const opened = await openPage(browser, { language: 'nl', width: 390 });
  const { page, say } = opened;
  await signIn(page, 'els.claes@kievit.example');
  const ranking = await provenRanking(page);
  await visit(page, `/rankings/${ranking}`);
  await keepPicture(page, 'share-nl');
  await assertSound(page);
  await share(page, say, ranking, openTitle, 'shareLevel.open');
  await share(page, say, ranking, hiddenTitle, 'shareLevel.anonymous');
  await visit(page, '/needs');
  await page.getByRole('heading', { name: openTitle }).waitFor();
  await assertSound(page);
  await leave(opened);
});

test('a maker proves products for it, and learns no hidden name', { skip: !available }, async () => {
  const opened = await openPage(browser, { language: 'zh' });
  const { page, say } = opened;
  await signIn(page, 'chen.yu@yanxi.example');
  await visit(page, '/needs');
  const hidden = page.locator('li', { hasText: hiddenTitle });
  await hidden.getByText(say('profile.anonymous')).waitFor();
  assert.equal(await hidden.getByRole('link', { name: say('profile.owner') }).count(), 0);
  await page
    .locator('li', { hasText: openTitle })
    .getByRole('link', { name: say('need.prove') })
    .click();
  await page.getByText(say('need.from')).waitFor();
  await assertSound(page);
  const next = page.getByRole('button', { name: say('need.next'), exact: true });
  await next.click();
  assert.equal(await page.getByRole('spinbutton', { name: say('room.length') }).inputValue(), '4');
  await next.click();
  assert.equal(await page.getByRole('spinbutton', { name: say('operation.hours') }).inputValue(), '2000');
  await leave(opened);
});

test('its owner withdraws it, once asked twice', { skip: !available }, async () => {
  const opened = await openPage(browser, { language: 'nl' });
  const { page, say } = opened;
  await signIn(page, 'els.claes@kievit.example');
  await visit(page, '/needs');
  const card = page.locator('li', { hasText: openTitle });
  const press = (/** @type {string} */ key) => card.getByRole('button', { name: say(key), exact: true }).click();
  await press('needAction.withdraw');
  await press('sure.no');
  await press('needAction.withdraw');
  await card.getByRole('button', { name: say('sure.yes', { action: say('needAction.withdraw') }) }).click();
  await card.getByText(say('needState.withdrawn')).waitFor();
  await leave(opened);
});
