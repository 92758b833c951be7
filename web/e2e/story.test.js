// A whole story, two organisations in two languages: a Dutch request, its publication, interest from Guangdong in
// Chinese, the answer, what came of it in the words of the one, and its confirmation by the other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { arrive, available, keepPicture, leave, openBrowser, visit } from './browser.js';
import { assertSound } from './page-checks.js';

const els = 'els.claes@kievit.example';
const coordinator = 'sofie.maes@locate.example';
const chen = 'chen.yu@yanxi.example';
const title = `Sporthalverlichting zonder flikkering ${Date.now()}`;

/** @type {import('playwright-core').Browser} */ let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

let profile = '';

test('a school writes a request', { skip: !available }, async () => {
  const opened = await arrive(browser, 'nl', els);
  const { page } = opened;
  await visit(page, '/profiles');
  await page.getByRole('link', { name: 'Een profiel opstellen' }).click();
  await page.getByLabel('Titel').first().fill(title);
  await page
    .getByLabel('Samenvatting')
    .first()
    .fill('Wij zoeken armaturen voor een sporthal, zonder flikkering, tegen de zomer.');
  await page.getByLabel('Onderwijs').check();
  await keepPicture(page, 'story-1-profile-nl');
  await page.getByRole('button', { name: 'Indienen' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  profile = new URL(page.url()).pathname;
  assert.match(profile, /^\/profiles\/[0-9a-f-]{36}$/);
  await leave(opened);
});

test('its coordinator publishes it', { skip: !available }, async () => {
  const opened = await arrive(browser, 'nl', coordinator);
  const card = opened.page.locator('li', { hasText: title });
  await card.waitFor();
  await keepPicture(opened.page, 'story-2-moderation-nl');
  await card.getByRole('button', { name: 'Publiceren' }).click();
  await card.waitFor({ state: 'detached' });
  await leave(opened);
});

test('a maker in Guangdong is interested', { skip: !available }, async () => {
  const opened = await arrive(browser, 'zh', chen);
  const { page } = opened;
  await visit(page, profile);
  await page.locator('textarea').fill('我们生产体育馆灯具，愿意提供样品。');
  await keepPicture(page, 'story-3-interest-zh');
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByRole('main').getByRole('status').waitFor();
  await leave(opened);
});

const agreed = `Een proefopstelling in de sporthal vanaf maart, ${Date.now()}`;

test('the school accepts and says what came of it', { skip: !available }, async () => {
  const school = await arrive(browser, 'nl', els);
  const card = school.page.locator('li', { hasText: '我们生产体育馆灯具' });
  assert.equal(await card.getByText(chen).count(), 0);
  await card.getByRole('button', { name: 'Aanvaarden' }).click();
  await card.getByRole('heading', { name: school.say('talk.title') }).waitFor();
  await card.getByRole('link', { name: chen }).waitFor();
  await card.getByText('Spreekt: ').waitFor();
  await keepPicture(school.page, 'story-talk-nl-1440');
  await assertSound(school.page);
  await card.getByLabel('Soort').selectOption({ label: 'Pilootproject' });
  await card.getByLabel('Wat spraken beide partijen af?').fill(agreed);
  await card.getByLabel('Op', { exact: true }).fill('2026-11-20');
  await card.getByLabel('Bedrag (niet verplicht)').fill('12500,50');
  await keepPicture(school.page, 'story-4-accepted-nl');
  await card.getByRole('button', { name: 'Aan de andere kant voorleggen' }).click();
  await card.getByText('wacht op de andere kant').waitFor();
  assert.equal(await card.getByRole('button', { name: 'Bevestigen' }).count(), 0);
  await leave(school);
});

for (const [language, width] of /** @type {const} */ ([
  ['zh', 390],
  ['en', 1440],
]))
  test(`the maker sees who to talk to, ${language}`, { skip: !available }, async () => {
    const maker = await arrive(browser, language, chen, width);
    const card = maker.page.locator('li', { hasText: '我们生产体育馆灯具' }).last();
    await card.getByRole('heading', { name: maker.say('talk.title') }).waitFor();
    await card.getByRole('link', { name: els }).waitFor();
    await keepPicture(maker.page, `story-talk-${language}-${width}`);
    await assertSound(maker.page);
    await leave(maker);
  });

test('the maker finds it waiting, has it corrected and confirms it in Chinese', { skip: !available }, async () => {
  let maker = await arrive(browser, 'zh', chen);
  const waiting = () => maker.page.locator('section', { hasText: '等待您处理' }).locator('li', { hasText: agreed });
  await waiting().getByRole('button', { name: '有误' }).click();
  await waiting().getByLabel('哪里有误？').fill('金额应为11000欧元。');
  await waiting().getByRole('button', { name: '退回' }).click();
  await maker.page.getByText('待更正').waitFor();
  await leave(maker);

  const school = await arrive(browser, 'nl', els);
  const card = school.page.locator('li', { hasText: '金额应为11000欧元。' });
  await card.getByLabel('Bedrag (niet verplicht)').first().fill('11000');
  await card.getByRole('button', { name: 'Aan de andere kant voorleggen' }).first().click();
  await card.getByText('wacht op de andere kant').waitFor();
  await leave(school);

  maker = await arrive(browser, 'zh', chen);
  await waiting().getByText('11,000.00').waitFor();
  await keepPicture(maker.page, 'story-5-confirm-zh');
  await waiting().getByRole('button', { name: '确认' }).click();
  await maker.page.locator('li', { hasText: agreed }).getByText('双方已确认').waitFor();
  await keepPicture(maker.page, 'story-6-confirmed-zh');
  await leave(maker);
});

test('the school sees it confirmed, and it counts', { skip: !available }, async () => {
  const school = await arrive(browser, 'nl', els);
  await school.page.locator('li', { hasText: agreed }).getByText('door beide kanten bevestigd').waitFor();
  await visit(school.page, '/results');
  await school.page.locator('li', { hasText: agreed }).waitFor();
  await keepPicture(school.page, 'story-7-results-nl');
  await leave(school);
});
