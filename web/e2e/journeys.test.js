// What people come for, done as they do it, against a server with the demonstration partnership.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { address, available, keepPicture, openBrowser, openPage, visit } from './browser.js';

const examples = (/** @type {string} */ name) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
/** A small catalogue and a small room are proven in seconds; under load it may take longer. */
const patience = { timeout: 240_000 };

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  if (available) browser = await openBrowser();
});
after(async () => browser?.close());

/** @param {import('playwright-core').Page} page */
async function barriers(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

test('a visitor proves a match for an own room and changes it', { skip: !available }, async () => {
  const { page, faults, close } = await openPage(browser);
  await visit(page, '/');
  await page.getByRole('link', { name: 'Prove a match' }).last().click();
  await page.getByRole('searchbox').fill('corridor');
  await page.locator('input[name=task]').first().check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('spinbutton', { name: 'Length' }).fill('4');
  await page.getByRole('spinbutton', { name: 'Width' }).fill('3');
  // The handle in the plan does what the field does.
  await page.getByRole('slider', { name: 'Length', exact: true }).press('ArrowRight');
  assert.equal(await page.getByRole('spinbutton', { name: 'Length' }).inputValue(), '4.1');
  await keepPicture(page, 'journey-room');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Rank the catalogue' }).click();
  await page.waitForURL(/\/rankings\//);
  await page.locator('tbody a').first().waitFor(patience);
  await page.getByText(/products meet the need/).waitFor(patience);
  await keepPicture(page, 'journey-shortlist');
  assert.deepEqual(await barriers(page), []);

  const rows = await page.locator('tbody tr').count();
  await page.getByLabel('Maker or product').fill('no such maker');
  assert.equal(await page.locator('tbody tr').count(), 0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  assert.equal(await page.locator('tbody tr').count(), rows);

  const boxes = page.locator('tbody input[type=checkbox]');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('link', { name: 'Compare 2 products' }).click();
  await page.getByRole('heading', { name: 'Products side by side' }).waitFor();
  await keepPicture(page, 'journey-compare');
  assert.deepEqual(await barriers(page), []);

  await page.locator('thead a').first().click();
  await page.getByRole('heading', { name: 'What if?' }).waitFor();
  await keepPicture(page, 'journey-evidence');
  assert.deepEqual(await barriers(page), []);
  // Dark walls and a dirty room: the mean falls.
  await page.getByRole('slider', { name: 'Maintenance factor' }).fill('0.5');
  await page.getByText(/^mean .* now /).waitFor(patience);
  const [before, now] = ((await page.getByText(/^mean .* now /).textContent()) ?? '').match(/\d[\d,.]*/g) ?? [];
  assert.ok(Number(now) < Number(before), `${now} < ${before}`);
  const link = (await page.getByRole('link', { name: /Signed report/ }).getAttribute('href')) ?? '';
  const report = await page.request.get(new URL(link, address).href);
  assert.equal(report.headers()['content-type'], 'application/pdf');
  assert.equal((await report.body()).subarray(0, 5).toString(), '%PDF-');
  assert.deepEqual(faults, []);
  await close();
});

test('a maker drops files and sees each understood or refused', { skip: !available }, async () => {
  const { page, faults, close } = await openPage(browser, { language: 'nl' });
  await visit(page, '/products/inspect');
  await page.setInputFiles('input[type=file]', [
    examples('catalogue/demerglans-klaslicht600-3700.ldt'),
    examples('needs/classroom.toml'),
  ]);
  await page.getByText('1 van 2 bestanden begrepen').waitFor();
  await page.getByText('Begrepen · fotometrie').waitFor();
  await page.getByText('Geweigerd').waitFor();
  await keepPicture(page, 'journey-inspect');
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(faults, []);
  await close();
});

test('hostile text is shown harmless', { skip: !available }, async () => {
  const { page, faults, close } = await openPage(browser);
  const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script>\u202egnp.exe 😀${'W'.repeat(10_000)}`;
  await page.route('**/api/v1/organisations?*', (route) =>
    route.fulfill({
      json: {
        next: null,
        items: [
          {
            id: '00000000-0000-4000-8000-000000000000',
            kind: 'organisation',
            version: 1,
            may: [],
            document: {
              name: { language: 'en', text: hostile },
              description: { language: 'zh', text: hostile },
              region: 'limburg',
              kind: 'company',
              domains: [hostile.slice(0, 300)],
              state: 'active',
            },
          },
        ],
      },
    }),
  );
  page.on('dialog', () => faults.push('a dialog opened'));
  await visit(page, '/organisations');
  await page.getByText('<script>alert(2)</script>').first().waitFor();
  assert.equal(await page.locator('main img, main script').count(), 0);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  assert.deepEqual(faults, []);
  await close();
});

test('the first page is light', { skip: !available }, async () => {
  const { page, close } = await openPage(browser, { width: 390 });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await visit(page, '/');
  await page.waitForTimeout(500);
  assert.ok(bytes < 200_000, `${bytes} bytes`);
  await close();
});

test('a member signs in, is told when the password is wrong, and signs out', { skip: !available }, async () => {
  const { page, close } = await openPage(browser, { language: 'zh' });
  await visit(page, '/sign-in');
  await page.getByLabel('电子邮箱').fill('chen.yu@yanxi.example');
  await page.getByLabel('密码').fill('wrong');
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('密码').fill('twinlight-demo');
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '待办事项' }).waitFor();
  await keepPicture(page, 'journey-work');
  await visit(page, '/account');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/\/$/);
  await close();
});
