// What makers and members come for, in every language.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { available, keepPicture, nameOf, openBrowser, openPage, password, readers, visit } from './browser.js';
import { assertSound } from './page-checks.js';

const examples = (/** @type {string} */ name) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const reader of readers.slice(0, 3)) {
  test(`a maker drops files and sees each understood or refused, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    await visit(page, '/products/inspect');
    await page.setInputFiles('input[type=file]', [
      examples('catalogue/demerglans-klaslicht600-3700.ldt'),
      examples('needs/classroom.toml'),
    ]);
    await page.getByText(say('inspect.count', { good: 1, all: 2 })).waitFor();
    await page.getByText(`${say('inspect.understood')} · ${say('fileKind.photometry')}`).waitFor();
    await page.getByText(say('inspect.refused')).first().waitFor();
    await keepPicture(page, `inspect-done-${nameOf(reader)}`);
    await assertSound(page);
    assert.deepEqual(faults, []);
    await close();
  });

  test(
    `a member signs in, is told when the password is wrong, and signs out, ${nameOf(reader)}`,
    { skip: !available },
    async () => {
      const { page, say, close } = await openPage(browser, reader);
      const send = page.getByRole('main').getByRole('button', { name: say('nav.signIn') });
      await visit(page, '/sign-in');
      await page.getByLabel(say('signIn.email')).fill('chen.yu@yanxi.example');
      await page.getByLabel(say('signIn.password')).fill('wrong');
      await send.click();
      await page.getByRole('alert').waitFor();
      await page.getByLabel(say('signIn.password')).fill(password);
      await send.click();
      await page.getByRole('heading', { name: say('work.title') }).waitFor();
      await keepPicture(page, `work-member-${nameOf(reader)}`);
      await assertSound(page);
      await visit(page, '/account');
      await page.getByRole('button', { name: say('account.signOut') }).click();
      await page.waitForURL(/\/$/);
      await close();
    },
  );
}
