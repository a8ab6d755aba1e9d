import './lint/markup-types.js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { layersRule } from './lint/layers.js';
import { spokenSentencesRule } from './lint/spoken-sentences.js';

const budgets = {
  'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
};

const wiresOnly = {
  'no-restricted-globals': [
    'error',
    { name: 'fetch', message: 'Only renderer/shared/client talks to the engine; nothing else talks to the network.' },
    { name: 'EventSource', message: 'Only renderer/shared/client talks to the engine.' },
    { name: 'XMLHttpRequest', message: 'Only renderer/shared/client talks to the engine.' },
    { name: 'WebSocket', message: 'Only renderer/shared/client talks to the engine.' },
  ],
};

// What needs types, for the markup's scripts. For *.ts the same eight rules are oxlint's (oxlint.json), which asks the
// native compiler: a tenth of the time.
const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { boolean: true } }],
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/return-await': ['error', 'in-try-catch'],
};

const plain = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  'no-unused-vars': 'off',
  eqeqeq: 'error',
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-console': 'error',
  'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'No default exports.' }],
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'release/',
      'node_modules/',
      '.cache/',
      'demo-data/',
      'coverage/',
      'test-results/',
      'model-training/*/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser },
    rules: plain,
  },
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser }, globals: globals.browser },
    rules: { 'max-lines': ['error', { max: 200 }], 'svelte/no-at-html-tags': 'error', 'prefer-const': 'off' },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: process.cwd() },
    },
    rules: typed,
  },
  // Maps and sets of a state class are replaced as a whole ($state.raw) or are nobody's business outside.
  { files: ['renderer/**/*.svelte.ts'], rules: { 'svelte/prefer-svelte-reactivity': 'off' } },
  {
    files: ['electron/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.svelte'],
    plugins: { songsight: { rules: { layers: layersRule } } },
    rules: { 'songsight/layers': 'error', ...wiresOnly },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/contract/words/**'],
    plugins: { words: { rules: { spoken: spokenSentencesRule } } },
    rules: { 'words/spoken': 'error' },
  },
  { files: ['electron/**/*.ts', 'renderer/**/*.ts', 'build/**/*.{ts,js}'], rules: budgets },
  { files: ['renderer/shared/client/**'], rules: { 'no-restricted-globals': 'off' } },
  {
    // A test reads as one story, and a `describe` holds many of them.
    files: ['tests/**/*.ts'],
    rules: { 'max-lines': ['error', 400], '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['build/**', 'tests/**'], rules: { 'no-console': 'off' } },
  // Tools ask for a default export in their own files, and a package's types say how it exports.
  {
    files: ['build/*.config.*', 'build/vite.renderer.ts', 'build/playwright-reporter.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
