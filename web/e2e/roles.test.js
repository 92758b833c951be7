// Every role at its pages, in every language, wide and narrow: it finds what is its own, is told what is not, and
// nothing runs out of a page or bars anybody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { available, keepPicture, nameOf, openBrowser, openPage, signIn, visit } from './browser.js';
import { assertFilled, assertSound } from './page-checks.js';

/** What a page says to whom it is not for. @type {Record<string, string>} */
const refusals = { '/board': 'board.notYours', '/measures': 'measures.refused', '/registers': 'registers.refused' };
/** @type {{ role: string, email: string, own: string[], others: string[] }[]} */
const roles = [
  { role: 'visitor', email: '', own: ['/news', '/results'], others: ['/measures', '/registers'] },
  {
    role: 'member',
    email: 'els.claes@kievit.example',
    own: ['/work', '/needs', '/account'],
    others: ['/board', '/measures', '/registers'],
  },
  {
    role: 'organisation-manager',
    email: 'bart.nijs@demerglans.example',
    own: ['/work', '/products/mine'],
    others: ['/board', '/registers'],
  },
  { role: 'coordinator', email: 'sofie.maes@locate.example', own: ['/work', '/board', '/measures'], others: [] },
  {
    role: 'programme-manager',
    email: 'joris.peeters@locate.example',
    own: ['/work', '/board', '/measures', '/registers', '/results'],
    others: [],
  },
  {
    role: 'official',
    email: 'an.willems@limburg.example',
    own: ['/work', '/measures', '/results', '/partnership'],
    others: ['/board', '/registers'],
  },
  { role: 'administrator', email: 'tom.janssen@twinlight.example', own: ['/work', '/registers'], others: ['/board'] },
];
/** Each language at both widths, light and dark in turn. @type {import('./browser.js').Reader[]} */
const readers = [
  { language: 'nl', theme: 'light', width: 1440 },
  { language: 'nl', theme: 'dark', width: 390 },
  { language: 'en', theme: 'dark', width: 1440 },
  { language: 'en', theme: 'light', width: 390 },
  { language: 'zh', theme: 'light', width: 1440 },
  { language: 'zh', theme: 'dark', width: 390 },
];

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

for (const { role, email, own, others } of roles)
  for (const reader of readers)
    test(`${role}, ${nameOf(reader)}`, { skip: !available }, async () => {
      const { page, faults, say, close } = await openPage(browser, reader);
      if (email) await signIn(page, email);
      for (const path of [...own, ...others]) {
        await visit(page, path);
        const refusal = refusals[path];
        if (refusal) {
          const told = await page.getByText(say(refusal), { exact: true }).count();
          assert.equal(told > 0, others.includes(path), `${role} at ${path}`);
        }
        await keepPicture(page, `role-${role}${path.replaceAll('/', '-')}-${nameOf(reader)}`);
        // Barriers do not depend on the language.
        await (reader.language === 'en' ? assertSound(page) : assertFilled(page));
      }
      assert.deepEqual(faults, []);
      await close();
    });
