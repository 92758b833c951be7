// Sheets to look at: every page as each role finds it, in three languages, wide and narrow, light and dark, side by side.
// They are kept in build/web-sheets; nothing is asserted. scripts/web-e2e PROGRAM WORK e2e/sheets.js
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { ask, available, nameOf, openBrowser, openPage, provenRanking, signIn, visit } from './browser.js';

const folder = new URL('../../build/web-sheets/', import.meta.url).pathname;
const only = process.env['SHEETS'] ? new RegExp(process.env['SHEETS']) : /./;

/** @typedef {import('./browser.js').Reader} Reader */
/** What stands on one sheet, and how much smaller than it is. @type {{ name: string, scale: number, readers: Reader[] }[]} */
const sheets = [
  {
    name: 'narrow',
    scale: 0.67,
    readers: /** @type {const} */ (['nl', 'en', 'zh']).flatMap((language) =>
      /** @type {const} */ (['light', 'dark']).map((theme) => ({ language, theme, width: 390 })),
    ),
  },
  {
    name: 'wide',
    scale: 0.55,
    readers: [
      { language: 'nl', theme: 'light', width: 1440 },
      { language: 'zh', theme: 'dark', width: 1440 },
      { language: 'en', theme: 'dark', width: 1440 },
      { language: 'zh', theme: 'light', width: 1440 },
    ],
  },
];
const tallest = 2600;

/** @param {import('playwright-core').Page} page @returns {Promise<{ email: string, pages: Record<string, string> }[]>} */
async function tourOf(page) {
  const ranking = await provenRanking(page);
  const first = async (/** @type {string} */ path) => (await ask(page, 'GET', path)).items[0];
  const product = await first('catalogue/products?limit=1');
  await signIn(page, 'bart.nijs@demerglans.example');
  const me = (await ask(page, 'GET', 'session')).person;
  const own = me.roles[0].organisation;
  const need = await first('needs?limit=1');
  const record = await first(`products?organisation=${own}&limit=1`);
  const profile = await first(`profiles?organisation=${own}&limit=1`);
  return [
    {
      email: '',
      pages: {
        home: '/',
        need: '/needs/new',
        needs: '/needs',
        products: '/products',
        product: `/products/${product.sha256}`,
        inspect: '/products/inspect',
        organisations: '/organisations',
        organisation: `/organisations/${own}`,
        profiles: '/profiles',
        profile: `/profiles/${profile.id}`,
        events: '/events',
        news: '/news',
        contact: '/contact',
        search: '/search',
        found: '/search?q=led',
        nothing: '/search?q=zzzz',
        partnership: '/partnership',
        results: '/results',
        'sign-in': '/sign-in',
        join: '/join',
        password: '/password',
        unsubscribe: '/unsubscribe',
        missing: '/nowhere',
        ranking: `/rankings/${ranking}`,
        evidence: `/rankings/${ranking}/products/1`,
        compare: `/rankings/${ranking}/compare?ranks=1,2,3,4,5`,
        'compare-none': `/rankings/${ranking}/compare`,
      },
    },
    {
      email: 'bart.nijs@demerglans.example',
      pages: {
        'member-work': '/work',
        'own-products': '/products/mine',
        'product-record': `/products/records/${record.id}`,
        'own-organisation': `/organisations/${own}`,
        'own-profile': `/profiles/${profile.id}`,
        'profile-new': '/profiles/new',
        'profile-change': `/profiles/${profile.id}/change`,
        account: '/account',
        details: '/account/details',
        security: '/account/security',
        data: '/account/data',
        import: '/import',
        'board-refused': '/board',
      },
    },
    {
      email: 'els.claes@kievit.example',
      pages: {
        'school-work': '/work',
        'school-needs': '/needs',
        'school-need-new': `/needs/new?need=${need.id}`,
        'school-ranking': `/rankings/${ranking}`,
      },
    },
    {
      email: 'joris.peeters@locate.example',
      pages: {
        'manager-work': '/work',
        board: '/board',
        'join-requests': '/join-requests',
        measures: '/measures',
        registers: '/registers',
        'manager-results': '/results',
        'manager-profile': `/profiles/${profile.id}`,
        'manager-organisation': `/organisations/${own}`,
      },
    },
    { email: 'an.willems@limburg.example', pages: { 'official-work': '/work', 'official-results': '/results' } },
    {
      email: 'tom.janssen@twinlight.example',
      pages: { 'admin-work': '/work', webhooks: '/webhooks', 'admin-organisation': `/organisations/${own}` },
    },
  ];
}

/** @param {import('playwright-core').Browser} browser @param {string} name @param {(typeof sheets)[number]} sheet */
async function lay(browser, name, { name: kind, scale, readers }) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 400 } });
  const pictures = readers.map(
    (reader) =>
      `<figure><figcaption>${name} ${nameOf(reader)}</figcaption><div style="max-height:${tallest * scale}px;overflow:hidden">` +
      `<img src="pages/${name}-${nameOf(reader)}.png" width="${Math.round(reader.width * scale)}"></div></figure>`,
  );
  writeFileSync(
    `${folder}sheet.html`,
    `<style>body{display:flex;flex-wrap:wrap;gap:4px;margin:0;background:#888;font:11px sans-serif;align-items:start}figure{margin:0}</style>${pictures.join('')}`,
  );
  await page.goto(`file://${folder}sheet.html`);
  await page.screenshot({ path: `${folder}${name}-${kind}.png`, fullPage: true });
  await page.close();
}

test('sheets', { skip: !available }, async (context) => {
  if (!process.env['SHEETS']) rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}pages`, { recursive: true });
  const browser = await openBrowser();
  const { page, close } = await openPage(browser);
  const tour = await tourOf(page);
  await close();
  for (const { email, pages } of tour) {
    const wanted = Object.entries(pages).filter(([name]) => only.test(name));
    if (wanted.length === 0) continue;
    const guest = await openPage(browser);
    if (email) await signIn(guest.page, email);
    const cookies = await guest.page.context().cookies();
    await guest.close();
    for (const sheet of sheets)
      for (const reader of sheet.readers) {
        const opened = await openPage(browser, reader);
        await opened.page.context().addCookies(cookies);
        for (const [name, path] of wanted) {
          await visit(opened.page, path);
          await opened.page.waitForTimeout(150);
          await opened.page.screenshot({ path: `${folder}pages/${name}-${nameOf(reader)}.png`, fullPage: true });
        }
        if (opened.faults.length > 0) context.diagnostic(`${nameOf(reader)}: ${opened.faults.join(', ')}`);
        await opened.close();
      }
    for (const [name] of wanted) for (const sheet of sheets) await lay(browser, name, sheet);
  }
  await browser.close();
});
