import adapterStatic from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { moveInlineScripts } from './tools/move-inline-scripts.js';

const pages = adapterStatic({ pages: 'dist', assets: 'dist', fallback: 'index.html', strict: true });

/** The static adapter, then every inline script becomes a file: the server's policy allows scripts of its own alone. */
const adapter = {
  name: 'static-without-inline-scripts',
  async adapt(builder) {
    await pages.adapt(builder);
    await moveInlineScripts('dist/index.html');
    // The server hands out what lies compressed beside a file.
    await builder.compress('dist');
  },
};

/** The kit's announcer of page titles has a style attribute, which the server's policy refuses; base.css hides it. */
const announcerWithoutStyle = {
  name: 'announcer-without-style',
  /** @param {{ content: string, filename?: string }} part */
  markup: ({ content, filename }) =>
    filename?.endsWith('generated/root.svelte')
      ? { code: content.replace(/(id="svelte-announcer"[^>]*?) style="[^"]*"/, '$1') }
      : undefined,
};

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: [announcerWithoutStyle, vitePreprocess()],
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
  kit: { adapter, outDir: '.svelte-kit', version: { name: 'static' } },
};
