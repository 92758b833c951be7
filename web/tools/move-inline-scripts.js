import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const inlineScript = /<script>([\s\S]*?)<\/script>/g;

/** Moves each inline script of a page into a file named by its content, beside the page's other parts. */
export async function moveInlineScripts(page) {
  const text = await readFile(page, 'utf8');
  const moved = [];
  const result = text.replace(inlineScript, (_, code) => {
    const hash = createHash('sha256').update(code).digest('hex').slice(0, 12);
    const path = `_app/immutable/inline-${hash}.js`;
    moved.push({ path, code });
    return `<script src="/${path}"></script>`;
  });
  await Promise.all(moved.map(({ path, code }) => writeFile(join(dirname(page), path), code)));
  await writeFile(page, result);
}
