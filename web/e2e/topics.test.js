// A word that the vocabulary lacks: its owner says what it names, a coordinator publishes that, and it is learnt.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { arrive, available, keepPicture, leave, openBrowser, visit } from './browser.js';
import { assertSound } from './page-checks.js';

const coordinator = 'sofie.maes@locate.example';
const grower = 'wim@vanloon.example';
const title = 'Uitrusting voor onze teeltkamer';
const word = 'teeltkamer';
const topic = 'verticale landbouw';

/** @type {import('playwright-core').Browser} */ let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

let profile = '';

test('the owner says which topic a word names', { skip: !available }, async () => {
  const opened = await arrive(browser, 'nl', grower);
  const { page, say } = opened;
  await visit(page, '/profiles/new');
  await page.getByLabel(say('profileForm.name')).first().fill(title);
  await page.getByLabel(say('profileForm.summary')).first().fill('Wij telen tomaten en zoeken ledlampen.');
  const topics = page.locator('section', { hasText: say('topics.title') });
  await topics.getByText('tomaat').waitFor();
  await topics.getByText(say('topics.add')).click();
  await page.getByRole('combobox', { name: say('topics.which') }).fill(topic);
  await page.getByLabel(say('topics.words'), { exact: true }).fill('nergens');
  await topics.getByText(say('topics.words.notThere')).waitFor();
  assert.ok(await topics.getByRole('button', { name: say('topics.addIt'), exact: true }).isDisabled());
  await page.getByLabel(say('topics.words'), { exact: true }).fill(word);
  await topics.getByRole('button', { name: say('topics.addIt'), exact: true }).click();
  await topics.locator('li', { hasText: topic }).waitFor();
  await page.getByLabel(say('size.small')).check();
  await page.getByLabel(say('profileForm.leastReadiness')).selectOption({ index: 7 });
  await keepPicture(page, 'topics-1-form-nl');
  await assertSound(page);
  await page.getByRole('button', { name: say('profileForm.send') }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  const wanted = page.locator('section', { hasText: say('profile.wanted') });
  await wanted.getByText(say('size.small')).waitFor();
  await wanted.getByText('TRL 7').waitFor();
  profile = new URL(page.url()).pathname;
  await leave(opened);
});

test('the coordinator corrects it, sends it back, and gets it again', { skip: !available }, async () => {
  const first = await arrive(browser, 'nl', coordinator);
  await visit(first.page, profile);
  const topics = first.page.locator('section', { hasText: first.say('topics.title') });
  await topics.getByRole('button', { name: first.say('topics.deny', { topic: 'tomaat' }) }).click();
  await first.page.getByRole('button', { name: first.say('topics.save') }).click();
  await first.page.getByRole('button', { name: first.say('topics.save') }).waitFor({ state: 'hidden' });
  await topics.getByRole('button', { name: first.say('topics.restore', { topic: 'tomaat' }) }).waitFor();
  await keepPicture(first.page, 'topics-2-moderation-nl');
  await visit(first.page, '/work');
  const waiting = first.page.locator('li', { hasText: title });
  await waiting.getByRole('button', { name: first.say('moderation.send_back') }).click();
  await waiting.waitFor({ state: 'hidden' });
  await leave(first);

  const owner = await arrive(browser, 'en', grower, 390);
  await visit(owner.page, profile);
  await owner.page.getByRole('link', { name: owner.say('profile.change') }).click();
  await owner.page.getByLabel(owner.say('profileForm.summary')).first().fill('Wij telen sla en zoeken ledlampen.');
  const chinese = owner.page.locator('details', { hasText: owner.say('translate.into', { language: 'Chinese' }) });
  await chinese.locator('summary').click();
  await chinese.getByText('垂直农业').waitFor();
  await chinese.getByLabel(owner.say('profileForm.name')).fill('种植间设备');
  await keepPicture(owner.page, 'topics-3-change-en-390');
  await assertSound(owner.page);
  await owner.page.getByRole('button', { name: owner.say('profileForm.send') }).click();
  await owner.page.getByText('Wij telen sla').waitFor();
  await leave(owner);

  const again = await arrive(browser, 'nl', coordinator);
  const back = again.page.locator('li', { hasText: title });
  await back.getByRole('button', { name: again.say('moderation.publish') }).click();
  await back.waitFor({ state: 'hidden' });
  await leave(again);
});

for (const [language, width] of /** @type {const} */ ([
  ['nl', 1440],
  ['zh', 390],
]))
  test(`the board shows what was learnt, ${language}`, { skip: !available }, async () => {
    const opened = await arrive(browser, language, coordinator, width);
    await visit(opened.page, '/board#learnt');
    await opened.page.locator('#learnt td', { hasText: word }).first().waitFor();
    await opened.page.getByRole('link', { name: language === 'zh' ? '种植间设备' : title }).waitFor();
    await keepPicture(opened.page, `topics-4-learnt-${language}-${width}`);
    await assertSound(opened.page);
    await leave(opened);
  });
