import { existsSync, mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Debian's Chromium. */
export const browserPath = '/usr/bin/chromium';
/** The server under test: scripts/web-e2e starts one and says where. */
export const address = process.env['TWINLIGHT_ADDRESS'] ?? 'http://127.0.0.1:8080';
const pictures = new URL('../../build/web-pictures/', import.meta.url).pathname;
const tags = { nl: 'nl-BE', en: 'en-GB', zh: 'zh-CN' };

export const available = existsSync(browserPath);

/** One browser for a file of tests; WebGL alone is drawn by the processor, which is slow, the rest without a GPU. */
export async function openBrowser() {
  mkdirSync(pictures, { recursive: true });
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--use-gl=swiftshader', '--enable-unsafe-swiftshader'],
  });
}

/**
 * A page that reports what must not be: requests to another host, errors of scripts, messages of the console.
 * @param {import('playwright-core').Browser} browser
 * @param {{ language?: 'nl' | 'en' | 'zh', theme?: 'light' | 'dark', width?: number }} [reader]
 */
export async function openPage(browser, { language = 'en', theme = 'light', width = 1440 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    locale: tags[language],
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== address) faults.push(`foreign: ${url.href}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // That the server refuses something is told on the page; the console repeats it.
    if (message.type() === 'error' && !/Failed to load resource|Not found: \/nowhere/.test(message.text()))
      faults.push(`console: ${message.text().slice(0, 200)}`);
  });
  return { page, faults, close: () => context.close() };
}

/** @param {import('playwright-core').Page} page @param {string} name */
export async function keepPicture(page, name) {
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
}

/** @param {import('playwright-core').Page} page @param {string} path */
export async function visit(page, path) {
  await page.goto(address + path);
  await page.locator('main h1').first().waitFor();
  // What a page asks for has come when it says nowhere that it loads.
  await page.waitForFunction(() => !document.querySelector('main [data-loading]'));
}
