import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Debian's Chromium. */
export const browserPath = '/usr/bin/chromium';
/** The server under test: scripts/web-e2e starts one and says where. */
export const address = process.env['TWINLIGHT_ADDRESS'] ?? 'http://127.0.0.1:8080';
export const password = 'twinlight-demo';
const pictures = new URL('../../build/web-pictures/', import.meta.url).pathname;
const tags = { nl: 'nl-BE', en: 'en-GB', zh: 'zh-CN' };

export const available = existsSync(browserPath);
/** A small catalogue and a small room are proven in seconds; on a machine that others use it takes longer. */
export const patience_ms = 60_000;

/** @typedef {{ language: 'nl' | 'en' | 'zh', theme: 'light' | 'dark', width: number }} Reader */
/** Every language, both themes, a laptop and a phone. @type {Reader[]} */
export const readers = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'nl', theme: 'dark', width: 390 },
  { language: 'zh', theme: 'light', width: 390 },
  { language: 'zh', theme: 'dark', width: 1440 },
  { language: 'nl', theme: 'light', width: 1440 },
];
/** @param {Reader} reader */
export const nameOf = ({ language, theme, width }) => `${language}-${theme}-${width}`;

/**
 * What the application says in a language: a message with its values filled in, of one where there is one.
 * @param {'nl' | 'en' | 'zh'} language
 */
export function messagesIn(language) {
  const path = new URL(`../src/lib/i18n/messages/${language}.json`, import.meta.url);
  /** @type {Record<string, string>} */
  const messages = JSON.parse(readFileSync(path, 'utf8'));
  /** @param {string} key @param {Record<string, string | number>} [values] */
  return (key, values = {}) => {
    const message = (values['n'] === 1 ? messages[`${key}_one`] : undefined) ?? messages[key];
    if (message === undefined) throw new Error(`no message ${key}`);
    return message.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  };
}

/** One browser for a file of tests; rooms in three dimensions are drawn by the processor. */
export async function openBrowser() {
  mkdirSync(pictures, { recursive: true });
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--use-gl=swiftshader', '--enable-unsafe-swiftshader'],
  });
}

/**
 * A page that reports what must not be: requests to another host, errors of scripts, messages of the console, dialogs.
 * @param {import('playwright-core').Browser} browser
 * @param {Partial<Reader>} [reader]
 */
export async function openPage(browser, { language = 'en', theme = 'light', width = 1440 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: theme,
    locale: tags[language],
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience_ms);
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== address) faults.push(`foreign: ${url.href}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message().slice(0, 200)}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    // That the server refuses something is told on the page; the console repeats it.
    if (message.type() === 'error' && !/Failed to load resource|Not found: \/nowhere/.test(message.text()))
      faults.push(`console: ${message.text().slice(0, 200)}`);
  });
  return { page, faults, say: messagesIn(language), close: () => context.close() };
}

/** @param {import('playwright-core').Page} page @param {string} name @param {{ whole?: boolean }} [what] */
export async function keepPicture(page, name, { whole = true } = {}) {
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage: whole });
}

/** @param {import('playwright-core').Page} page @param {string} path */
export async function visit(page, path) {
  await page.goto(address + path);
  await page.locator('main h1').first().waitFor();
  // What a page asks for has come when it says nowhere that it loads.
  await page.waitForFunction(() => !document.querySelector('main [data-loading]'));
}

/**
 * Asks the server as the page would, and gives its answer.
 * @param {import('playwright-core').Page} page @param {string} method @param {string} path @param {unknown} [body]
 */
export async function ask(page, method, path, body) {
  const root = `${address}/api/v1/`;
  const session = await (await page.request.get(`${root}session`)).json();
  const answer = await page.request.fetch(root + path, {
    method,
    headers: { 'X-CSRF-Token': session.csrf_token },
    ...(body === undefined ? {} : { data: body }),
  });
  return answer.status() === 204 ? null : answer.json();
}

/**
 * The sign-ins of one address are limited to twenty a minute, and all tests have one. Gives the session.
 * @param {import('playwright-core').Page} page @param {string} email
 */
export async function signIn(page, email) {
  const wait_ms = 3500;
  for (;;) {
    const answer = await ask(page, 'POST', 'session', { email, password });
    if (answer.status !== 429) return answer;
    await page.waitForTimeout(wait_ms);
  }
}

/**
 * A ranking of a small room, proven.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string>} its id
 */
export async function provenRanking(page) {
  const { ranking } = await ask(page, 'POST', 'rankings', { need: smallNeed });
  for (;;) {
    const { state } = await ask(page, 'GET', `jobs/${ranking}`);
    if (state === 'done') return ranking;
    if (state === 'failed') throw new Error('the ranking failed');
    await page.waitForTimeout(300);
  }
}

const smallNeed = {
  name: 'Corridor',
  domain: 'education',
  requirement: 'en12464-1:2021/44.1',
  maintenance_factor: 0.8,
  room: { length_m: 4, width_m: 4, height_m: 3 },
  reflectance: { ceiling: 0.7, walls: 0.5, floor: 0.2 },
  operation: { hours_per_year: 2000, electricity_price_per_kWh: 0.28 },
  task: { height_m: 0.75 },
  layout: { mounting: 'either', suspension_m: 0.5, max_luminaires: 9 },
  cost: { years: 10, discount_rate: 0.04 },
};

/**
 * Signs in on the page as somebody who reads a language.
 * @param {import('playwright-core').Browser} browser @param {Reader['language']} language @param {string} email
 * @param {number} [width]
 */
export async function arrive(browser, language, email, width = 1440) {
  const opened = await openPage(browser, { language, width });
  await visit(opened.page, '/sign-in');
  await opened.page.locator('input[type=email]').fill(email);
  await opened.page.locator('input[type=password]').fill(password);
  await opened.page.locator('main form button').click();
  await opened.page.waitForURL(`${address}/work`);
  return opened;
}

/** Nothing went wrong on the page. @param {Awaited<ReturnType<typeof openPage>>} opened */
export async function leave({ faults, close }) {
  await close();
  assert.deepEqual(faults, []);
}
