import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/**
 * What most pages share comes in two files rather than in forty: on a phone far from us each file costs more by its way
 * here and back than by its bytes.
 */
const shared = [
  { name: 'framework', test: /node_modules\/(svelte|@sveltejs|esm-env|clsx|devalue|openapi-fetch)\// },
  { name: 'common', test: /src\/lib\/(?!i18n\/messages|three)/, minShareCount: 3 },
];

export default defineConfig({
  plugins: [sveltekit()],
  // No part is inlined as data: the policy of the server allows files of its own alone.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: shared } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
