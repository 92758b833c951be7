// Where visitors may ask: the desks of the bodies that run the partnership.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { available, keepPicture, nameOf, openBrowser, openPage, readers, signIn, visit } from './browser.js';
import { assertSound } from './page-checks.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const reader of readers)
  test(`a visitor sees the desks, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    await visit(page, '/contact');
    for (const email of ['loket@locate.example', 'desk@gsc.example'])
      assert.equal(await page.getByRole('link', { name: email }).getAttribute('href'), `mailto:${email}`);
    assert.equal(await page.getByText(say('desk.change')).count(), 0);
    await keepPicture(page, `contact-${nameOf(reader)}`);
    await assertSound(page);
    // The demonstration sends no mail, so that nobody can ask by the form.
    await visit(page, '/join');
    await page.getByText(say('join.unavailable'), { exact: true }).waitFor();
    await page.getByRole('link', { name: 'loket@locate.example' }).waitFor();
    await keepPicture(page, `join-without-mail-${nameOf(reader)}`);
    await assertSound(page);
    assert.deepEqual(faults, []);
    await close();
  });

test('who runs the partnership changes the desk', { skip: !available }, async () => {
  const { page, faults, say, close } = await openPage(browser, { width: 390 });
  await signIn(page, 'sofie.maes@locate.example');
  await visit(page, '/contact');
  const body = page.getByRole('listitem').filter({ hasText: 'Locate in Limburg' });
  await body.getByText(say('desk.change')).click();
  await body.getByLabel(say('desk.country')).fill('B1');
  await body.getByRole('button', { name: say('desk.save') }).click();
  await body.getByRole('alert').getByText('desk › address › country', { exact: true }).waitFor();
  await body.getByLabel(say('desk.country')).fill('be');
  await body.getByLabel(say('desk.phone')).fill('+32 11 00 00 99');
  await keepPicture(page, 'contact-desk-form');
  await assertSound(page);
  await body.getByRole('button', { name: say('desk.save') }).click();
  await page.getByRole('link', { name: '+32 11 00 00 99' }).waitFor();
  assert.equal(await page.getByRole('listitem').filter({ hasText: 'GSC' }).getByText(say('desk.change')).count(), 0);
  assert.deepEqual(faults, []);
  await close();
});
