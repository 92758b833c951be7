// Text that means harm is shown harmless on every page that shows what people wrote: no script of it runs, no mark of
// direction turns what stands beside it, no length runs out of the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { available, ask, keepPicture, openBrowser, openPage, provenRanking, signIn, visit } from './browser.js';
import { assertFits } from './page-checks.js';

const mark = '\u202e';
const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script>"'${mark}gnp.exe 👩‍🚀😀${'W'.repeat(10_000)}`;
/** Fields that hold what people or files say, by name; a text in languages is an object with `text`. */
const free = new Set(
  `name manufacturer model file venue city text label title group address given_name family_name position street phone
  email answer dispute review_note outcome issuer scheme number detail website`.split(/\s+/),
);
/** An address that is none of the web, which no link may follow. */
const trap = `javascript:alert(3)//${hostile}`;

const shown = 3;

/** @param {unknown} value @returns {unknown} the same with hostile text in each free field */
function poisoned(value) {
  // A few of each show what all would.
  if (Array.isArray(value)) return (typeof value[0] === 'object' ? value.slice(0, shown) : value).map(poisoned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      // A group of what waits is a word of the contract.
      typeof inner === 'string' && free.has(key) && !(key === 'group' && 'items' in value)
        ? key === 'website'
          ? trap
          : hostile
        : poisoned(inner),
    ]),
  );
}

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

/** Answers of the server turn into hostile ones from here on. @param {import('playwright-core').Page} page */
const poison = (page) =>
  page.route(/\/api\/v1\/(?!jobs)/, async (route) => {
    const response = await route.fetch();
    if (!response.headers()['content-type']?.includes('json')) return route.fulfill({ response });
    return route.fulfill({ response, json: poisoned(await response.json()) });
  });

/** What each sees of records and files; narrow, for there a length that nothing breaks does the most harm. */
const readers = {
  'chen.yu@yanxi.example': async (/** @type {import('playwright-core').Page} */ page) => {
    const ranking = await provenRanking(page);
    const first = async (/** @type {string} */ path) => (await ask(page, 'GET', path)).items[0];
    const [{ organisation }] = (await ask(page, 'GET', 'session')).person.roles;
    const [file, published, record, profile, own] = await Promise.all(
      [
        'catalogue/products?limit=1',
        'organisations?limit=1',
        `products?organisation=${organisation}&limit=1`,
        'profiles?limit=1',
        `profiles?organisation=${organisation}&limit=1`,
      ].map(first),
    );
    return {
      needs: '/needs',
      task: '/needs/new',
      products: '/products',
      product: `/products/${file.sha256}`,
      'own-products': '/products/mine',
      'product-record': `/products/records/${record.id}`,
      organisations: '/organisations',
      organisation: `/organisations/${published.id}`,
      'own-organisation': `/organisations/${organisation}`,
      profiles: '/profiles',
      profile: `/profiles/${profile.id}`,
      'own-profile': `/profiles/${own.id}`,
      events: '/events',
      news: '/news',
      contact: '/contact',
      found: '/search?q=led',
      partnership: '/partnership',
      results: '/results',
      work: '/work',
      account: '/account',
      ranking: `/rankings/${ranking}`,
      evidence: `/rankings/${ranking}/products/1`,
      compare: `/rankings/${ranking}/compare?ranks=1,2`,
    };
  },
  'joris.peeters@locate.example': async () => ({ board: '/board', measures: '/measures', 'manager-work': '/work' }),
};

for (const [email, pagesOf] of Object.entries(readers))
  test(`hostile text is shown harmless on every page, ${email}`, { skip: !available }, async (context) => {
    const { page, faults, close } = await openPage(browser, { width: 390 });
    await signIn(page, email);
    const pages = await pagesOf(page);
    await poison(page);
    for (const [what, path] of Object.entries(pages))
      await context.test(what, async () => {
        await visit(page, path);
        await page.locator('main').getByText('<script>alert(2)</script>').first().waitFor({ state: 'attached' });
        await keepPicture(page, `hostile-${what}`, { whole: false });
        assert.equal(await page.locator('main img[src=x], main script, main a[href^="javascript:"]').count(), 0);
        await assertFits(page);
        assert.deepEqual(await turned(page), []);
      });
    assert.deepEqual(faults, []);
    await close();
  });

/**
 * Elements whose mark of direction reaches beyond them, for nothing isolates it.
 * @param {import('playwright-core').Page} page
 */
const turned = (page) =>
  page.evaluate((sign) => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent?.includes(sign) || node.parentElement?.closest('title, option, script, style')) continue;
      let around = node.parentElement;
      // A block keeps its direction to itself; an inline element does where it is isolated.
      while (
        around &&
        getComputedStyle(around).display === 'inline' &&
        !/isolate|plaintext/.test(getComputedStyle(around).unicodeBidi)
      )
        around = around.parentElement;
      const shared =
        around &&
        !/isolate|plaintext/.test(getComputedStyle(around).unicodeBidi) &&
        around.textContent !== node.textContent;
      if (shared) found.push(around?.outerHTML.slice(0, 120));
    }
    return found;
  }, mark);
