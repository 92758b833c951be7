import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/**
 * Holds a page to what every page keeps: no barrier that axe finds, nothing that runs out of the page, every message
 * filled in.
 * @param {import('playwright-core').Page} page
 */
export async function assertSound(page) {
  await assertFilled(page);
  assert.deepEqual(await barriers(page), []);
}

/** The same without the barriers, which do not depend on the language. @param {import('playwright-core').Page} page */
export async function assertFilled(page) {
  await assertFits(page);
  const text = await page.locator('body').innerText();
  assert.doesNotMatch(text, /\{\w+\}|undefined|NaN|\[object/);
}

/** @param {import('playwright-core').Page} page */
export async function assertFits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `the page is ${over} px too wide: ${page.url()}`);
}

/** @param {import('playwright-core').Page} page */
export async function barriers(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // @ts-expect-error axe came with the line before
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(
      (/** @type {{ id: string, nodes: { html: string }[] }} */ { id, nodes }) =>
        `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
}
