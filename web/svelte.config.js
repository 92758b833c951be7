import adapterStatic from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { askAtOnce } from './tools/first-page.js';

const pages = adapterStatic({ pages: 'dist', assets: 'dist', fallback: 'index.html', strict: true });

const adapter = {
  name: 'static-asked-at-once',
  async adapt(builder) {
    await pages.adapt(builder);
    await askAtOnce({
      page: 'dist/index.html',
      manifest: '.svelte-kit/output/client/.vite/manifest.json',
      routes: '.svelte-kit/generated/client-optimized/app.js',
    });
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
