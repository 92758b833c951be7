// A coordinator brings two owners together, one of whom hides: neither sees the other before both have said yes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { arrive, available, keepPicture, leave, openBrowser, visit } from './browser.js';
import { assertSound } from './page-checks.js';

const coordinator = 'sofie.maes@locate.example';
const grower = 'wim@vanloon.example';
const maker = 'huang.jian@suilong.example';
/** The title as readers of each language see it. */
const titles = {
  nl: 'Tomatenteler wil van natriumlampen naar led',
  en: 'Tomato grower wants to change from sodium to LED',
  zh: '番茄种植户计划由钠灯改为LED',
};
const hidden = titles.nl;
const offer = '植物工厂补光灯';

/** @type {import('playwright-core').Browser} */ let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

let profile = '';

test('the coordinator introduces the two', { skip: !available }, async () => {
  const opened = await arrive(browser, 'nl', coordinator);
  const { page, say } = opened;
  await visit(page, '/profiles');
  await page.getByRole('link', { name: hidden }).click();
  await page.waitForURL(/\/profiles\/[^/]+$/);
  profile = new URL(page.url()).pathname;
  const partner = page.locator('li', { hasText: offer });
  await partner.getByText(say('introduction.begin')).click();
  await partner.locator('textarea').first().fill('Deze maker levert al aan serres in Vlaanderen.');
  await partner.locator('textarea').last().fill('他们正在寻找LED补光灯。');
  await keepPicture(page, 'introduction-1-form-nl');
  await partner.getByRole('button', { name: say('introduction.send') }).click();
  // The titles in the form, by which the partner was found, are gone with it.
  await page.getByText(say('introduction.sent')).waitFor();
  await visit(page, '/board');
  await page
    .locator('section', { hasText: say('board.introductions') })
    .getByText(hidden)
    .waitFor();
  await keepPicture(page, 'board-nl-1440');
  await assertSound(page);
  await leave(opened);
});

for (const language of /** @type {const} */ (['en', 'zh']))
  test(`the board on a phone, ${language}`, { skip: !available }, async () => {
    const opened = await arrive(browser, language, coordinator, 390);
    await visit(opened.page, '/board');
    await opened.page.getByText(titles[language]).first().waitFor();
    await keepPicture(opened.page, `board-${language}-390`);
    await assertSound(opened.page);
    await leave(opened);
  });

test('the maker says yes and does not see who it is', { skip: !available }, async () => {
  const opened = await arrive(browser, 'zh', maker, 390);
  const { page, say } = opened;
  const card = page.locator('li', { hasText: titles.zh });
  await card.getByText('他们正在寻找LED补光灯。').waitFor();
  assert.equal(await card.getByText('Deze maker levert').count(), 0);
  await keepPicture(page, 'introduction-2-asked-zh-390');
  await card.getByRole('button', { name: say('introduction.accept') }).click();
  await card.getByText(say('introductionState.agreed_by_one')).waitFor();
  await visit(page, profile);
  await page.getByText(say('profile.anonymous')).waitFor();
  await leave(opened);
});

test('the grower says yes too, and both are in contact', { skip: !available }, async () => {
  const opened = await arrive(browser, 'nl', grower);
  const { page, say } = opened;
  const card = page.locator('li', { has: page.getByText(say('introductionState.agreed_by_one')) });
  await card.getByRole('button', { name: say('introduction.accept') }).click();
  await page.getByText(say('introductionState.mutual')).waitFor();
  await page.locator('h2', { hasText: say('work.others') }).waitFor();
  await page.getByRole('link', { name: maker }).first().waitFor();
  await page.getByText(say('talk.notShown')).first().waitFor();
  await keepPicture(page, 'introduction-3-mutual-nl');
  await assertSound(page);
  await leave(opened);

  const other = await arrive(browser, 'zh', maker, 390);
  await visit(other.page, profile);
  await other.page.locator('a[href^="/organisations/"]').first().waitFor();
  assert.equal(await other.page.getByText(other.say('profile.anonymous')).count(), 0);
  // The grower did not agree to be shown abroad: the maker is told whom to ask.
  await visit(other.page, '/work');
  const talk = other.page.locator('section', { hasText: other.say('talk.title') });
  await talk.getByText(other.say('talk.heldBack')).first().waitFor();
  await talk.getByText(other.say('talk.ask')).first().waitFor();
  await keepPicture(other.page, 'introduction-4-held-back-zh-390');
  assert.doesNotMatch(await other.page.locator('body').innerText(), new RegExp(grower));
  await assertSound(other.page);
  await leave(other);
});
