// Events as visitors see them: one that is cancelled says so and is no news; one with a wrong time zone stops no list.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { available, keepPicture, nameOf, openBrowser, openPage, readers, visit } from './browser.js';
import { assertSound } from './page-checks.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const reader of readers)
  test(`a cancelled event, and one of no time zone, ${nameOf(reader)}`, { skip: !available }, async () => {
    const { page, faults, say, close } = await openPage(browser, reader);
    let asked = 0;
    await page.route(/\/api\/v1\/events\?/, async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      asked = answer.items.length;
      answer.items[0].document.state = 'cancelled';
      answer.items[1].document.time_zone = 'Europe/Brusels';
      await route.fulfill({ response, json: answer });
    });
    await visit(page, '/events');
    assert.equal(await page.locator('main .cards > li').count(), asked);
    assert.equal(await page.getByText(say('events.cancelled'), { exact: true }).count(), 1);
    await keepPicture(page, `events-cancelled-${nameOf(reader)}`);
    await assertSound(page);
    await visit(page, '/news');
    assert.equal(
      await page
        .locator('main li')
        .getByRole('link', { name: say('nav.events') })
        .count(),
      asked - 1,
    );
    assert.deepEqual(faults, []);
    await close();
  });
