import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', '.svelte-kit/', 'src/lib/services/api-schema.ts'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Named for what is left out.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    rules: { '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }] },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      // Runes are declared by `let`, as Svelte's documentation does; the rule of Svelte knows them.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // Every link is built in route.ts, and the application is served from the root.
      'svelte/no-navigation-without-resolve': 'off',
      // Maps live within one computation, or hold what nobody sees.
      'svelte/prefer-svelte-reactivity': 'off',
      // {' '} keeps a space where Svelte would drop it.
      'svelte/no-useless-mustaches': 'off',
    },
  },
);
