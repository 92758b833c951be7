// A ranking of many products as somebody sees it fill: when the first row comes, and the longest task that keeps the page
// from answering. PRODUCTS=10000 scripts/web-e2e PROGRAM WORK e2e/smooth.js, on a machine that does nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, available, leave, openBrowser, openPage, visit } from './browser.js';

const longest_ms = 200;

test('a ranking stays smooth while it fills', { skip: !available }, async (context) => {
  const browser = await openBrowser();
  context.after(() => browser.close());
  const opened = await openPage(browser);
  const { page, say } = opened;
  await page.addInitScript(() => {
    /** @type {{ start: number, duration: number }[]} */
    const tasks = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
  });
  await visit(page, '/needs/new');
  await page.getByRole('searchbox').fill('44.1');
  await page.locator('input[name=task]').first().check();
  await page.getByRole('button', { name: say('need.next'), exact: true }).click();
  await page.getByRole('button', { name: say('need.next'), exact: true }).click();
  const begun = await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('main tbody tr')) return;
      Object.assign(window, { first: performance.now() });
      seen.disconnect();
    });
    seen.observe(document.body, { childList: true, subtree: true });
    return performance.now();
  });
  await page.getByRole('button', { name: say('need.rank'), exact: true }).click();
  await page.locator('main p.lead').waitFor({ timeout: 600_000 });
  await page.waitForTimeout(1000);
  const { first, tasks } = await page.evaluate(() => {
    const { first, tasks } = /** @type {any} */ (window);
    return { first, tasks };
  });
  const during = tasks.filter((/** @type {{ start: number }} */ { start }) => start > begun);
  const longest = Math.max(0, ...during.map((/** @type {{ duration: number }} */ { duration }) => duration));
  const ranking = await ask(page, 'GET', `rankings/${new URL(page.url()).pathname.split('/').pop()}`);
  context.diagnostic(
    `first row after ${Math.round(first - begun)} ms; ${during.length} tasks over 50 ms, the longest ${Math.round(longest)} ms; ` +
      `${ranking.shortlist.length} rows`,
  );
  assert.ok(longest <= longest_ms, `${longest} ms`);
  await leave(opened);
});
