import { readFile, writeFile } from 'node:fs/promises';

/**
 * Lets the browser ask for the parts of the page and the messages of the reader at once with the page itself: without it
 * the page is asked for once the application runs, and the messages after that. Each such step is a way there and back.
 * The server's policy allows the script by what it is.
 * @param {{ page: string, manifest: string, routes: string }} files
 */
export async function askAtOnce({ page, manifest, routes }) {
  const parts = JSON.parse(await readFile(manifest, 'utf8'));
  const text = await readFile(page, 'utf8');
  const files = new Files(text);
  const table = [...(await readFile(routes, 'utf8')).matchAll(/"(\/[^"]*)": \[(\d+)\]/g)].map(([, route, node]) => [
    pattern(route),
    ...files.numbersOf(parts, `nodes/${node}.js`),
  ]);
  if (table.length === 0) throw new Error(`${routes} names no route`);
  const messages = Object.fromEntries(
    ['nl', 'en', 'zh'].map((language) => [language, ...files.numbersOf(parts, `i18n/messages/${language}.json`)]),
  );
  const script = `(${ask.toString().replace(/\s+/g, ' ')})(${JSON.stringify([files.names, table, messages])})`;
  await writeFile(
    page,
    text.replace('</head>', () => `<script>${script}</script></head>`),
  );
}

/** Runs in the page. */
function ask([files, routes, messages]) {
  const add = (file) => {
    const link = document.createElement('link');
    link.rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload';
    link.href = file;
    document.head.append(link);
  };
  const asked = [
    new URLSearchParams(location.search).get('language'),
    localStorage.getItem('twinlight.language'),
    ...navigator.languages,
  ];
  const language = asked.map((tag) => (tag || '').slice(0, 2).toLowerCase()).find((tag) => tag in messages);
  const route = routes.find(([path]) => new RegExp(`^${path}/?$`).test(location.pathname));
  for (const number of [messages[language || 'en'], ...(route || []).slice(1)]) add(files[number]);
}

/** `/rankings/[id]` as a regular expression; routes with fixed words stand before those with values. */
const pattern = (route) => route.replace(/\/$/, '').replace(/\[\w+\]/g, '[^/]+');

/** Files by number, without those that the page names itself. */
class Files {
  names = [];
  constructor(page) {
    this.page = page;
  }
  numbersOf(parts, end) {
    const key = Object.keys(parts).find((name) => name.endsWith(`/${end}`));
    if (!key) throw new Error(`nothing was built of ${end}`);
    const found = new Set();
    const seen = new Set();
    const walk = (name) => {
      if (seen.has(name)) return;
      seen.add(name);
      const { file, css = [], imports = [] } = parts[name];
      for (const one of [file, ...css]) found.add(`/${one}`);
      imports.forEach(walk);
    };
    walk(key);
    return [...found].filter((name) => !this.page.includes(name)).map((name) => this.numberOf(name));
  }
  numberOf(name) {
    if (!this.names.includes(name)) this.names.push(name);
    return this.names.indexOf(name);
  }
}
