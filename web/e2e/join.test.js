// Somebody whom nobody invited asks to take part: a letter, the coordinator's answer, an account; and later letters to
// them come back. With a real mail server.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { available, keepPicture, messagesIn, openBrowser, password, patience_ms } from './browser.js';
import { openMailbox } from './mailbox.js';
import { freePort, openServer, program } from './own-server.js';
import { assertSound } from './page-checks.js';

const coordinator = 'sofie.maes@locate.example';
const asks = 'mia@dewilg.example';
const skip = available && program ? false : 'needs Chromium and TWINLIGHT_PROGRAM';
const tags = { nl: 'nl-BE', en: 'en-GB', zh: 'zh-CN' };

/** @type {Awaited<ReturnType<typeof openMailbox>>} */ let mailbox;
/** @type {Awaited<ReturnType<typeof openServer>>} */ let twinlight;
/** @type {import('playwright-core').Browser} */ let browser;
let address = '';

before(async () => {
  if (skip) return;
  mailbox = await openMailbox();
  twinlight = await openServer('join', await freePort(), (folder) => {
    const settings = join(folder, 'mail.toml');
    writeFileSync(settings, `server = "smtp://127.0.0.1:${mailbox.port}"\nfrom = "noreply@twinlight.example"\n`);
    return ['--mail', settings];
  });
  address = twinlight.address;
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  twinlight?.close();
  mailbox?.close();
});

/** @param {'nl' | 'en' | 'zh'} language @param {number} [width] */
async function reader(language, width = 1440) {
  const context = await browser.newContext({ locale: tags[language], viewport: { width, height: 900 } });
  context.setDefaultTimeout(patience_ms);
  const page = await context.newPage();
  /** @param {string} path */
  const visit = async (path) => {
    await page.goto(address + path);
    await page.locator('main h1').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('main [data-loading]'));
  };
  return { page, visit, say: messagesIn(language), close: () => context.close() };
}

test('one asks from the sign-in page', { skip }, async () => {
  const { page, visit, say, close } = await reader('nl', 390);
  await visit('/sign-in');
  await page.getByRole('link', { name: say('join.title') }).click();
  await page.getByLabel(say('join.name'), { exact: true }).fill('Basisschool De Wilg');
  await page.getByLabel(say('join.kind')).selectOption('school');
  await page.getByLabel(say('join.region')).selectOption({ label: 'Limburg' });
  await page.getByLabel(say('join.domain')).selectOption('education');
  await page.getByLabel(say('invitation.given')).fill('Mia');
  await page.getByLabel(say('invitation.family')).fill('Peeters');
  await page.getByLabel(say('signIn.email')).fill(asks);
  await page.getByLabel(say('join.message')).fill('Wij zoeken licht voor zes lokalen.');
  await keepPicture(page, 'join-form-nl-390');
  await assertSound(page);
  const send = page.getByRole('button', { name: say('join.send') });
  assert.ok(await send.isDisabled(), 'before the words are agreed to');
  await page.getByLabel(say('join.agree')).check();
  await send.click();
  await page.getByText(say('join.sent', { email: asks })).waitFor();
  await close();
});

test('the address is confirmed by the link of a letter', { skip }, async () => {
  const [link = ''] = await mailbox.letter(asks, /http:\/\/\S+\/join#[\w-]+/);
  const { page, say, close } = await reader('nl');
  await page.goto(link);
  await page.getByRole('button', { name: say('join.confirm') }).click();
  await page.getByText(say('join.confirmed')).waitFor();
  await assertSound(page);
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('button', { name: say('join.confirm') }).click();
  await page.getByText(say('join.ended')).waitFor();
  await close();
});

for (const language of /** @type {const} */ (['en', 'zh']))
  test(`the words and the form are there in ${language}`, { skip }, async () => {
    const { page, visit, say, close } = await reader(language);
    await visit('/join');
    await page.getByText(say('join.agree')).waitFor();
    await keepPicture(page, `join-form-${language}-1440`);
    await assertSound(page);
    await close();
  });

test('the coordinator sees it among what waits, and admits it', { skip }, async () => {
  const { page, visit, say, close } = await reader('en');
  await visit('/sign-in');
  await page.locator('input[type=email]').fill(coordinator);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button').click();
  await page.waitForURL(`${address}/work`);
  await visit('/board');
  await page.locator('#join_requests').getByRole('link', { name: 'Basisschool De Wilg' }).click();
  await page.getByText('Wij zoeken licht voor zes lokalen.').waitFor();
  await keepPicture(page, 'join-requests-en-1440');
  await assertSound(page);
  await page.getByRole('button', { name: say('join.admit') }).click();
  await page.getByText(say('joinState.fulfilled')).waitFor();
  await page.getByRole('link', { name: say('join.toOrganisation') }).click();
  await page.getByRole('heading', { name: 'Basisschool De Wilg' }).waitFor();
  await close();
});

test('whoever asked chooses a password and is in', { skip }, async () => {
  const [link = ''] = await mailbox.letter(asks, /http:\/\/\S+\/password#[\w-]+/);
  const { page, say, close } = await reader('nl');
  await page.goto(link);
  await page.getByLabel(say('signIn.password')).fill('lang genoeg en van mij');
  await page.getByRole('button', { name: say('password.choose') }).click();
  await page.waitForURL(`${address}/sign-in`);
  await page.locator('input[type=email]').fill(asks);
  await page.locator('input[type=password]').fill('lang genoeg en van mij');
  await page.locator('main form button').click();
  await page.waitForURL(`${address}/work`);
  await close();
});

for (const [language, width] of /** @type {const} */ ([
  ['nl', 390],
  ['en', 1440],
  ['zh', 390],
]))
  test(`an invitation that was lost is sent again, ${language} at ${width}`, { skip }, async () => {
    const lost = `jan.${language}@dewilg.example`;
    const { page, visit, say, close } = await reader(language, width);
    await signIn(page, asks, 'lang genoeg en van mij');
    await visit('/organisations');
    await page.getByRole('searchbox').first().fill('Basisschool De Wilg');
    await page.getByRole('link', { name: 'Basisschool De Wilg' }).first().click();
    await page.getByText(say('invitation.title')).click();
    await page.getByLabel(say('invitation.family')).fill(`Bos ${language}`);
    await page.getByLabel(say('signIn.email')).fill(lost);
    await page.getByRole('button', { name: say('invitation.send'), exact: true }).click();
    await page.getByText(say('invitation.sent', { email: lost })).waitFor();
    const [first = ''] = await mailbox.letter(lost, /http:\/\/\S+\/password#[\w-]+/);
    await page.reload();
    await page.getByText(say('members.invited')).first().waitFor();
    await keepPicture(page, `members-invited-${language}-${width}`);
    await assertSound(page);
    await page.getByRole('button', { name: say('members.sendAgainTo', { name: `Bos ${language}` }) }).click();
    await page.getByText(say('invitation.sent', { email: lost })).waitFor();
    const [second = ''] = await mailbox.letter(lost, new RegExp(`(?!${first})http://\\S+/password#[\\w-]+`));
    assert.notEqual(second, first);
    await close();
  });

/** @param {import('playwright-core').Page} page @param {string} email @param {string} word */
async function signIn(page, email, word) {
  await page.goto(`${address}/sign-in`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(word);
  await page.locator('main form button').first().click();
  await page.waitForURL(`${address}/work`);
}

test('letters that come back are seen by who can do something about it', { skip }, async () => {
  mailbox.lose(asks);
  const { page, visit, say, close } = await reader('en');
  await signIn(page, coordinator, password);
  await visit('/organisations');
  await page.getByRole('searchbox').first().fill('Basisschool De Wilg');
  await page.getByRole('link', { name: 'Basisschool De Wilg' }).first().click();
  // A code at a desk is told by a letter, which is the one that comes back.
  await page.getByRole('button', { name: say('deskCode.makeFor', { name: 'Mia Peeters' }) }).click();
  await page.getByText(say('deskCode.hide')).waitFor();
  const told = page.getByText(say('members.unreachable', { date: '' }).trim());
  for (let i = 0; i < 50 && (await told.count()) === 0; i += 1) {
    await page.reload();
    await page.getByText('Mia Peeters').first().waitFor();
    await page.waitForTimeout(200);
  }
  await told.first().waitFor();
  await keepPicture(page, 'members-unreachable-en-1440');
  await assertSound(page);
  await close();
});

for (const [language, width] of /** @type {const} */ ([
  ['nl', 390],
  ['en', 1440],
  ['zh', 390],
]))
  test(`whom letters do not reach sees it and corrects their details, ${language} at ${width}`, { skip }, async () => {
    const { page, visit, say, close } = await reader(language, width);
    await signIn(page, asks, 'lang genoeg en van mij');
    await visit('/account');
    await page.getByRole('heading', { name: say('mailbox.title') }).waitFor();
    await keepPicture(page, `account-unreachable-${language}-${width}`);
    await assertSound(page);
    await visit('/account/details');
    await page.getByLabel(say('details.position')).fill(`Directrice (${language})`);
    await keepPicture(page, `details-${language}-${width}`);
    await assertSound(page);
    await page.getByRole('button', { name: say('details.save') }).click();
    await page.getByText(say('details.saved')).waitFor();
    await visit('/account/address');
    await page.getByText(say('address.noLink')).waitFor();
    await close();
  });

test('who says that the mailbox works gets letters again', { skip }, async () => {
  const { page, visit, say, close } = await reader('nl');
  await signIn(page, asks, 'lang genoeg en van mij');
  await visit('/account');
  await page.getByRole('button', { name: say('mailbox.retry') }).click();
  await page.getByText(say('mailbox.again')).waitFor();
  assert.equal(await page.getByRole('heading', { name: say('mailbox.title') }).count(), 0);
  await close();
});

test('another address is confirmed from its mailbox, and one signs in with it', { skip }, async () => {
  const moved = 'mia.peeters@dewilg.example';
  const { page, visit, say, close } = await reader('zh', 390);
  await signIn(page, asks, 'lang genoeg en van mij');
  await visit('/account/details');
  await page.getByLabel(say('address.new')).fill(moved);
  await page.getByLabel(say('signIn.password')).fill('lang genoeg en van mij');
  await page.getByRole('button', { name: say('address.send') }).click();
  await page.getByText(say('address.sent', { email: moved })).waitFor();
  await keepPicture(page, 'address-sent-zh-390');
  await assertSound(page);
  const [link = ''] = await mailbox.letter(moved, /http:\/\/\S+\/account\/address#\S+/);
  await page.goto(link);
  await page.getByText(say('address.confirm.lead', { email: moved })).waitFor();
  await keepPicture(page, 'address-confirm-zh-390');
  await assertSound(page);
  await page.getByRole('button', { name: say('join.confirm') }).click();
  await page.getByText(say('address.confirmed', { email: moved })).waitFor();
  await signIn(page, moved, 'lang genoeg en van mij');
  await close();
});
