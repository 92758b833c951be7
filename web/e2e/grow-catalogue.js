// Grows a small catalogue to so many products for measuring: each file again under other names, every copy its own
// content and price. node e2e/grow-catalogue.js FOLDER PRODUCTS
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', count = '0'] = process.argv.slice(2);
const wanted = Number(count);
const table = join(folder, 'catalogue.csv');
const [head = '', ...rows] = readFileSync(table, 'utf8').trimEnd().split('\n');
const columns = head.split(',');
const price = columns.findIndex((column) => column.startsWith('price'));
// EULUMDAT files name their luminaire in the ninth line.
const named = 8;
const files = rows.filter((row) => /^[^,]+\.ldt,/.test(row));
const lines = [head, ...rows];
for (let i = 0; lines.length - 1 < wanted; i += 1) {
  const cells = (files[i % files.length] ?? '').split(',');
  const text = readFileSync(join(folder, cells[0] ?? ''), 'latin1').split(/\r?\n/);
  text[named] = `${text[named]} ${i}`;
  cells[0] = `copy-${i}-${cells[0]}`;
  if (cells[price]) cells[price] = (Number(cells[price]) * (0.8 + ((i * 37) % 100) / 200)).toFixed(2);
  writeFileSync(join(folder, cells[0]), text.join('\r\n'), 'latin1');
  lines.push(cells.join(','));
}
writeFileSync(table, `${lines.join('\n')}\n`);
