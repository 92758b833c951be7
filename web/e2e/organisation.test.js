// Who acts for an organisation, and what became of its records, for those who run it.
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

/** The field by the words of data/words/fields.tsv. */
const state = { nl: 'toestand', en: 'state', zh: '状态' };

for (const reader of readers.slice(0, 3))
  test(`a manager sees who acts for the organisation, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    const { person } = await signIn(page, 'bart.nijs@demerglans.example');
    await visit(page, `/organisations/${person.roles[0].organisation}`);
    const members = page.locator('section').filter({ has: page.getByRole('heading', { name: say('members.title') }) });
    await members.getByText('Bart Nijs').first().waitFor();
    // The demonstration sends no mail: the form says so.
    await page.getByText(say('invitation.title')).click();
    await page.getByLabel(say('invitation.family')).fill('Peeters');
    await page.getByLabel(say('signIn.email')).fill('jo.peeters@demerglans.example');
    await page.getByRole('button', { name: say('invitation.send') }).click();
    await page.getByText(say('invitation.noMail')).waitFor();
    await page.getByText(say('history.title')).click();
    await page.locator('dt').getByText(state[reader.language], { exact: true }).first().waitFor();
    await keepPicture(page, `organisation-manager-${nameOf(reader)}`);
    await assertSound(page);
    assert.deepEqual(faults, []);
    await close();
  });

test('a product tells its maker what became of it', { skip: !available }, async () => {
  const { page, faults, say, close } = await openPage(browser);
  const { person } = await signIn(page, 'bart.nijs@demerglans.example');
  const { organisation } = person.roles[0];
  const { items } = await ask(page, 'GET', `products?organisation=${organisation}&state=published`);
  await visit(page, `/products/records/${items[0].id}`);
  await page.getByText(say('history.title')).click();
  await page.getByText(say('action.publish'), { exact: true }).first().waitFor();
  await keepPicture(page, 'product-history');
  await assertSound(page);
  assert.deepEqual(faults, []);
  await close();
});
