// Home, shortlist and evidence as Lighthouse sees them on a phone. Reports are kept in build/web-lighthouse-reports.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { address, available, browserPath, openBrowser, openPage, provenRanking } from './browser.js';

const lighthouse = 'lighthouse@12.8.2';
const least = 95;
const reports = new URL('../../build/web-lighthouse-reports/', import.meta.url).pathname;

/** What else a machine does only ever takes from a score, so the best of so many tries counts. */
const tries = 3;

/** @param {string} name @param {string} path @returns {{ found: Record<string, number>, speed: number }} of 100, by category */
function scores(name, path) {
  const report = `${reports}${name}`;
  // prettier-ignore
  execFileSync('npm', ['exec', '--yes', `--package=${lighthouse}`, '--', 'lighthouse', address + path, '--quiet',
    '--output=json', '--output=html', `--output-path=${report}`,
    '--only-categories=performance,accessibility,best-practices,seo', '--chrome-flags=--headless=new --no-sandbox'],
    { env: { ...process.env, CHROME_PATH: browserPath }, stdio: ['ignore', 'ignore', 'inherit'] });
  const { categories, environment } = JSON.parse(readFileSync(`${report}.report.json`, 'utf8'));
  const found = Object.fromEntries(
    Object.entries(categories).map(([category, { score }]) => [category, Math.round(score * 100)]),
  );
  return { found, speed: Math.round(environment.benchmarkIndex) };
}

/** @param {Record<string, number>} found */
const tooLow = (found) => Object.entries(found).filter(([, score]) => score < least);

test('Lighthouse', { skip: !available }, async (context) => {
  mkdirSync(reports, { recursive: true });
  const browser = await openBrowser();
  const { page } = await openPage(browser);
  const ranking = await provenRanking(page);
  await browser.close();
  const pages = { home: '/', shortlist: `/rankings/${ranking}`, evidence: `/rankings/${ranking}/products/1` };
  for (const [name, path] of Object.entries(pages))
    await context.test(name, () => {
      /** @type {[string, number][]} */
      let low = [['recorded', 0]];
      for (let i = 0; i < tries; i += 1) {
        let measured;
        try {
          measured = scores(name, path);
        } catch (fault) {
          // Now and then Lighthouse misses the beginning of a trace (NO_NAVSTART) and asks to be run again.
          context.diagnostic(`${name}: ${fault instanceof Error ? fault.message : fault}`);
          continue;
        }
        const { found, speed } = measured;
        context.diagnostic(`${name}: ${JSON.stringify(found)}, speed of this machine ${speed}`);
        low = tooLow(found);
        if (low.length === 0) return;
      }
      assert.deepEqual(low, []);
    });
});
