// What people do to keep their account: a second factor, from the picture to the recovery codes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  address,
  ask,
  available,
  keepPicture,
  nameOf,
  openBrowser,
  openPage,
  password,
  readers,
  signIn,
  visit,
} from './browser.js';
import { codeOf } from './authenticator.js';
import { assertSound } from './page-checks.js';

const email = 'wim@vanloon.example';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

/** Each language, one of them wide: sign-ins of one address are limited. @type {import('./browser.js').Reader[]} */
const all = readers.slice(0, 3);

for (const reader of all) {
  test(`somebody adds a second factor and signs in with it, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    await signIn(page, email);
    await visit(page, '/account/security');
    await keepPicture(page, `security-off-${nameOf(reader)}`);
    await assertSound(page);

    await page.getByLabel(say('secondFactor.password')).fill('guess');
    await page.getByRole('button', { name: say('secondFactor.begin') }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel(say('secondFactor.password')).fill(password);
    await page.getByRole('button', { name: say('secondFactor.begin') }).click();
    await page.getByRole('img', { name: say('secondFactor.picture') }).waitFor();
    const secret = (await page.locator('.app code').innerText()).replaceAll(' ', '');
    await keepPicture(page, `security-picture-${nameOf(reader)}`);
    await assertSound(page);

    await page.getByLabel(say('secondFactor.code')).fill(codeOf(secret));
    await page.getByRole('button', { name: say('secondFactor.confirm') }).click();
    await page.getByRole('heading', { name: say('secondFactor.codes'), exact: true }).waitFor();
    assert.equal(await page.locator('ol code').count(), 10);
    const recovery = await page.locator('ol code').first().innerText();
    await keepPicture(page, `security-codes-${nameOf(reader)}`);
    await assertSound(page);
    await page.getByRole('button', { name: say('secondFactor.codes.kept') }).click();
    await page.getByText(say('secondFactor.on'), { exact: true }).waitFor();

    // Once with the code of the next half minute, for that of this one was used; once with a recovery code.
    for (const code of [codeOf(secret, 1), recovery]) {
      await visit(page, '/account');
      await page.getByRole('button', { name: say('account.signOut') }).click();
      await page.waitForURL(/\/$/);
      await visit(page, '/sign-in');
      const send = page.getByRole('main').getByRole('button', { name: say('nav.signIn') });
      await page.getByLabel(say('signIn.email')).fill(email);
      await page.getByLabel(say('signIn.password')).fill(password);
      await send.click();
      const field = page.getByLabel(say('signIn.code'), { exact: true });
      if (code === recovery) {
        await field.fill('000000');
        await send.click();
        await page.getByRole('alert').waitFor();
        await keepPicture(page, `sign-in-code-${nameOf(reader)}`);
        await assertSound(page);
      }
      await field.fill(code);
      await send.click();
      await page.getByRole('heading', { name: say('work.title') }).waitFor();
    }

    await visit(page, '/account/security');
    await page.getByText(say('accountAct.recovery_code_used')).first().waitFor();
    await page.getByLabel(say('secondFactor.password')).fill(password);
    await keepPicture(page, `security-on-${nameOf(reader)}`);
    await assertSound(page);
    await page.getByRole('button', { name: say('secondFactor.remove') }).click();
    await page.getByText(say('secondFactor.off')).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });
}

for (const reader of all) {
  test(
    `somebody makes a token, a program uses it, and it is revoked, ${nameOf(reader)}`,
    { skip: !available },
    async () => {
      const { page, faults, say, close } = await openPage(browser, reader);
      await signIn(page, email);
      await visit(page, '/account/security');
      const name = `ERP ${nameOf(reader)}`;
      await page.getByLabel(say('tokens.name'), { exact: true }).fill(name);
      await page.getByText(say('tokens.areas')).click();
      await page.getByLabel(say('scope.write:products')).check();
      await page.getByRole('button', { name: say('tokens.make') }).click();
      const secret = await page.locator('.made code').innerText();
      await keepPicture(page, `token-made-${nameOf(reader)}`);
      await assertSound(page);

      /** @param {string} path @param {string} [method] */
      const asks = async (path, method = 'GET') =>
        (await fetch(`${address}/api/v1/${path}`, { method, headers: { Authorization: `Bearer ${secret}` } })).status;
      assert.equal(await asks('profiles'), 200);
      assert.equal(await asks('my/tokens'), 403);
      assert.equal(await asks('session', 'DELETE'), 403);
      const revoke = page.getByRole('button', { name: say('tokens.revokeOf', { name }) });
      await revoke.click();
      await page.getByRole('button', { name: say('sure.yes', { action: say('tokens.revoke') }) }).click();
      await revoke.waitFor({ state: 'detached' });
      await page.getByText(say('accountAct.token_revoked')).first().waitFor();
      assert.equal(await asks('profiles'), 401);
      assert.deepEqual(faults, []);
      await close();
    },
  );

  test(`somebody at a desk is given a code and signs in by it, ${nameOf(reader)}`, { skip: !available }, async () => {
    const desk = await openPage(browser, reader);
    await signIn(desk.page, 'sofie.maes@locate.example');
    const { items: people } = await ask(desk.page, 'GET', 'persons?limit=200');
    const wim = people.find(
      (/** @type {{ document: Record<string, string> }} */ { document }) => document['family_name'] === 'Van Loon',
    );
    const { items: memberships } = await ask(desk.page, 'GET', `memberships?person=${wim.id}`);
    await visit(desk.page, `/organisations/${memberships[0].document.organisation}`);
    await desk.page.getByRole('button', { name: desk.say('deskCode.makeFor', { name: 'Wim Van Loon' }) }).click();
    const code = await desk.page.locator('.code').innerText();
    assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await keepPicture(desk.page, `desk-code-${nameOf(reader)}`);
    await assertSound(desk.page);

    const { page, faults, say, close } = await openPage(browser, reader);
    const send = page.getByRole('main').getByRole('button', { name: say('nav.signIn') });
    await visit(page, '/sign-in');
    await page.getByRole('link', { name: say('signIn.deskCode.link') }).click();
    await page.getByLabel(say('signIn.email')).fill(email);
    await page.getByLabel(say('signIn.deskCode')).fill('0000 0000');
    await send.click();
    await page.getByRole('alert').waitFor();
    await keepPicture(page, `sign-in-desk-code-${nameOf(reader)}`);
    await assertSound(page);
    await page.getByLabel(say('signIn.deskCode')).fill(code.toLowerCase().replace('-', ' '));
    await send.click();
    await page.getByRole('heading', { name: say('work.title') }).waitFor();
    await visit(page, '/account/security');
    await page.getByText(say('accountAct.desk_code_used')).first().waitFor();
    await page.getByText(say('accountAct.desk_code_made')).first().waitFor();

    await desk.page.getByRole('button', { name: desk.say('deskCode.hide') }).click();
    await desk.page.getByText(code).waitFor({ state: 'detached' });
    assert.deepEqual([...faults, ...desk.faults], []);
    await close();
    await desk.close();
  });

  test(`who keeps the installation reads the registers, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    await visit(page, '/registers');
    await page.getByText(say('registers.notYours')).waitFor();
    // A maker of Guangdong agrees to be seen in Limburg.
    await signIn(page, 'chen.yu@yanxi.example');
    const { items } = await ask(page, 'GET', 'my/consents');
    for (const { purpose, text_version } of items)
      if (['directory', 'transfer_abroad'].includes(purpose))
        await ask(page, 'PUT', `my/consents/${purpose}`, { given: true, text_version });
    await signIn(page, 'tom.janssen@twinlight.example');
    await visit(page, '/registers');
    await page.getByText(say('transfers.byConsent')).first().waitFor();
    await page.getByRole('heading', { name: say('retention.title') }).waitFor();
    await page.getByText(say('retentionAction.erased')).first().waitFor();
    await page
      .getByRole('button', { name: say('export.xlsx') })
      .first()
      .waitFor();
    await keepPicture(page, `registers-${nameOf(reader)}`);
    await assertSound(page);
    assert.deepEqual(faults, []);
    await close();
  });
}
