// Several partnerships in one installation: somebody who takes part in two works in each; visitors look at each.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { freePort, openServer, program } from './own-server.js';
import { assertSound } from './page-checks.js';

const port = await freePort();
process.env['TWINLIGHT_ADDRESS'] = `http://127.0.0.1:${port}`;
const browsing = await import('./browser.js');
const { address, ask, arrive, available, keepPicture, leave, nameOf, openBrowser, openPage, readers, visit } = browsing;

const skip = available && program ? false : 'needs Chromium and TWINLIGHT_PROGRAM';
const bart = 'bart.nijs@demerglans.example';
/** As the demonstration calls it, and as the second one is called everywhere. */
const first = {
  en: 'Limburg–Guangdong LED partnership',
  nl: 'Ledpartnerschap Limburg–Guangdong',
  zh: '林堡—广东LED合作伙伴关系',
};
const second = 'Partnerschap Zeeland–Jiangsu';
const body = 'Zeelandlicht';

/** @type {Awaited<ReturnType<typeof openServer>>} */ let twinlight;
/** @type {import('playwright-core').Browser} */ let browser;

/** @param {string[]} told */
const admin = (...told) => execFileSync(program, ['admin', ...told, '--data', twinlight.data], { encoding: 'utf8' });

before(async () => {
  if (skip) return;
  twinlight = await openServer('partnerships', port);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  twinlight?.close();
});

/** What says which partnership is shown. @param {import('playwright-core').Page} page */
const head = (page) => page.locator('header.site [aria-haspopup=menu]');
/** @param {import('playwright-core').Page} page @param {string} name */
const shows = (page, name) => head(page).filter({ hasText: name }).waitFor();
/** @param {import('playwright-core').Page} page */
const cards = (page) => page.locator('main .cards > li h2').allInnerTexts();
/** @param {import('playwright-core').Page} page @param {string} name */
async function choose(page, name) {
  await head(page).click();
  await page.getByRole('menuitemradio', { name }).click();
  await shows(page, name);
}
/** The body of the second partnership, as its members find it. @param {import('playwright-core').Page} page */
async function bodyOfSecond(page) {
  const { partnerships } = await ask(page, 'GET', 'session');
  const { id } = partnerships.find((/** @type {{ name: { text: string } }} */ { name }) => name.text === second);
  return { partnership: id, organisation: (await ask(page, 'GET', `organisations?partnership=${id}`)).items[0].id };
}

test('where there is one partnership, nothing asks which', { skip }, async () => {
  const opened = await openPage(browser);
  await visit(opened.page, '/organisations');
  assert.equal(await head(opened.page).count(), 0);
  assert.equal(await opened.page.title(), `${opened.say('nav.organisations')} · Twinlight`);
  await leave(opened);
  admin('partnership', 'add', '--name', second, '--body', body, '--body-region', 'zeeland', '--language', 'nl',
    '--regions', 'zeeland:NL:Europe/Amsterdam:Zeeland', 'jiangsu:CN:Asia/Shanghai:Jiangsu'); // prettier-ignore
  admin('user', 'role', '--email', bart, '--role', 'programme_manager', '--organisation', body);
});

for (const reader of readers) {
  test(`a visitor looks at one partnership and at another, ${nameOf(reader)}`, { skip }, async () => {
    const opened = await openPage(browser, reader);
    const { page, say } = opened;
    await visit(page, '/organisations');
    await shows(page, first[reader.language]);
    await keepPicture(page, `partnerships-first-${nameOf(reader)}`, { whole: false });
    await assertSound(page);
    const before = await cards(page);
    assert.ok(before.length > 5 && !before.includes(body), before.join());

    await head(page).click();
    await page.getByRole('menu', { name: say('partnership.choose') }).waitFor();
    await keepPicture(page, `partnerships-menu-${nameOf(reader)}`, { whole: false });
    await assertSound(page);
    await page.getByRole('menuitemradio', { name: second }).click();
    await shows(page, second);
    await page.locator('main .cards').getByText(body).waitFor();
    assert.deepEqual(await cards(page), [body]);
    assert.equal(await page.title(), `${say('nav.organisations')} · ${second} · Twinlight`);
    await keepPicture(page, `partnerships-second-${nameOf(reader)}`, { whole: false });
    await assertSound(page);
    for (const [name, path] of [
      ['home', '/'],
      ['page', '/partnership'],
      ['contact', '/contact'],
    ]) {
      await visit(page, path ?? '');
      await shows(page, second);
      await keepPicture(page, `partnerships-second-${name}-${nameOf(reader)}`);
      await assertSound(page);
    }
    await leave(opened);
  });
}

test('somebody who takes part in two works in each, by keys alone', { skip }, async () => {
  const opened = await arrive(browser, 'nl', bart);
  const { page, say } = opened;
  await shows(page, first.nl);
  const board = page.getByRole('link', { name: say('board.title') });
  assert.equal(await board.count(), 0, 'a member of the first');

  await head(page).focus();
  await page.keyboard.press('ArrowDown');
  const items = page.getByRole('menuitemradio');
  await items.first().waitFor();
  assert.deepEqual(await items.allInnerTexts(), [first.nl, second], 'the oldest membership first');
  assert.equal(await items.nth(0).getAttribute('aria-checked'), 'true');
  await page.keyboard.press('Escape');
  await items.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await shows(page, second);
  assert.ok(await head(page).evaluate((button) => button === document.activeElement), 'where the reader was');
  await page.getByText(say('partnership.shown', { name: second })).waitFor();
  await board.waitFor();
  const [name, links] = [await head(page).boundingBox(), await page.locator('#navigation').boundingBox()];
  assert.ok(name && links && name.x + name.width <= links.x, 'a long name gives way to the links');
  await keepPicture(page, 'partnerships-work-second');
  await assertSound(page);
  await board.click();
  await page
    .locator('main h1')
    .filter({ hasText: say('board.title') })
    .waitFor();
  await page.waitForFunction(() => !document.querySelector('main [data-loading]'));
  await keepPicture(page, 'partnerships-board-second');
  await assertSound(page);

  await page.reload();
  await shows(page, second);
  const other = await page.context().newPage();
  await visit(other, '/needs');
  await shows(other, second);
  assert.deepEqual(await cards(other), [], 'needs of the first');
  await choose(other, first.nl);
  await other.locator('main .cards > li').first().waitFor();
  await page.reload();
  await shows(page, second);
  await visit(page, '/account');
  const roles = await page.locator('main li').allInnerTexts();
  assert.ok(roles.some((role) => role.includes(second)) && roles.some((role) => role.includes(first.nl)), roles.join());
  await leave(opened);
});

test('a link leads into the partnership of its record, and switching leaves the record', { skip }, async () => {
  const opened = await arrive(browser, 'en', bart);
  const { page, say } = opened;
  const { partnership, organisation } = await bodyOfSecond(page);
  await visit(page, '/organisations');
  await shows(page, first.en);
  await visit(page, `/organisations/${organisation}`);
  await shows(page, second);
  await page.getByRole('heading', { name: body }).waitFor();
  await page.getByRole('heading', { name: say('members.title') }).waitFor();
  await page.locator('main').getByText('Bart').first().waitFor();
  await keepPicture(page, 'partnerships-organisation-second');
  await assertSound(page);

  await choose(page, first.en);
  await page.waitForURL(`${address}/organisations`);
  await page.locator('main .cards > li').first().waitFor();
  assert.equal(await page.getByText(body).count(), 0, 'nothing stays of the other');
  await page.goBack();
  await shows(page, second);

  const fresh = await page.context().newPage();
  await visit(fresh, '/organisations');
  await shows(fresh, first.en);
  await visit(fresh, `/work?partnership=${partnership}`);
  await shows(fresh, second);
  await visit(fresh, `/organisations?partnership=${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`);
  await shows(fresh, first.en);
  await leave(opened);
});

test('what is written in one partnership belongs to it', { skip }, async () => {
  const opened = await arrive(browser, 'en', bart);
  const { page, say } = opened;
  await choose(page, second);
  await page.goto(`${address}/profiles/new`);
  await page.getByLabel(say('profileForm.name')).first().fill('Light for greenhouses by the sea');
  await page.getByLabel(say('profileForm.summary')).first().fill('We look for growers who try light on tomatoes.');
  await keepPicture(page, 'partnerships-profile-second');
  await assertSound(page);
  await page.getByRole('button', { name: say('profileForm.send') }).click();
  await page.waitForURL(/profiles\/[0-9a-f-]{36}$/);
  const made = await ask(page, 'GET', `profiles/${page.url().split('/').pop()}`);
  const { partnership, organisation } = await bodyOfSecond(page);
  assert.deepEqual([made.document.partnership, made.document.organisation], [partnership, organisation]);
  await ask(page, 'POST', `searches?partnership=${partnership}`, { name: 'Tomatoes', text: 'tomatoes' });
  await visit(page, '/profiles');
  await page.getByRole('button', { name: 'Tomatoes', exact: true }).waitFor();
  assert.ok((await page.locator('main').innerText()).includes('by the sea'));
  await choose(page, first.en);
  await page.locator('main .cards > li').first().waitFor();
  await page.getByText(say('searches.none')).waitFor();
  assert.ok(!(await page.locator('main').innerText()).includes('by the sea'));
  await leave(opened);
});

test('who signs in and takes part in one alone is shown that one', { skip }, async () => {
  const opened = await openPage(browser);
  const { page, say } = opened;
  await visit(page, '/sign-in');
  await choose(page, second);
  await page.getByLabel(say('signIn.email')).fill('els.claes@kievit.example');
  await page.getByLabel(say('signIn.password')).fill(browsing.password);
  await page
    .getByRole('main')
    .getByRole('button', { name: say('nav.signIn') })
    .click();
  await page.waitForURL(`${address}/work`);
  await shows(page, first.en);
  await head(page).click();
  await page.getByRole('menu').getByText(say('partnership.others')).waitFor();
  await keepPicture(page, 'partnerships-menu-member', { whole: false });
  await assertSound(page);
  await leave(opened);
});
