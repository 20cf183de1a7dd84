// Lint rules, and the borders of the house (docs/architecture.md) as import rules.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * What each room may not import. Arrows point inward:
 * core ← content, store, engine ← run ← pages → ui → core.
 * @type {Record<string, string[]>}
 */
const ROOMS = {
  'src/core': ['content', 'store', 'engine', 'run', 'pages', 'ui', 'workers'],
  'src/content': ['store', 'engine', 'run', 'pages', 'ui', 'workers'],
  'src/store': ['content', 'engine', 'run', 'pages', 'ui', 'workers'],
  'src/engine': ['content', 'store', 'run', 'pages', 'ui'],
  'src/run': ['pages', 'ui', 'workers'],
  'src/ui': ['content', 'store', 'engine', 'run', 'pages', 'workers'],
  workers: ['content', 'store', 'engine', 'run', 'pages', 'ui'],
};

/** @type {Record<string, string[]>} */
const LIBRARIES = {
  'src/core': ['svelte', 'dexie', 'comlink'],
  workers: ['svelte', 'dexie'],
};

/**
 * The rule for the files of a room.
 * @param {string} room
 * @param {string} files
 * @param {string} up how many steps up lead out of the room, as a regular expression
 */
function border(room, files, up) {
  const rooms = `^(\\.\\./)${up}(src/)?(${(ROOMS[room] ?? []).join('|')})/`;
  const libraries = LIBRARIES[room];
  const regex = libraries === undefined ? rooms : `${rooms}|^(${libraries.join('|')})(/|$)`;
  const message = `${room} may not import this: see docs/architecture.md, "Borders".`;
  const selector = `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`;
  return {
    files: [files],
    /** @type {import('eslint').Linter.RulesRecord} */
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex, message }] }],
      'no-restricted-syntax': ['error', { selector, message }],
    },
  };
}

const borders = Object.keys(ROOMS).map((room) =>
  // From inside core's folders ../engine/ is core's own contract: a room outside is two steps up.
  border(room, `${room}/**/*.{ts,svelte}`, room === 'src/core' ? '{2,}' : '+'),
);
borders.push(border('src/core', 'src/core/*.ts', '+'));

export default defineConfig(
  { ignores: ['dist/', 'models/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, __APP_VERSION__: 'readonly', __APP_CACHE__: 'readonly' },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'error',
      'svelte/no-at-html-tags': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  ...borders,
  {
    files: ['scripts/**', '*.config.{js,ts}', 'tests/{e2e,bench}/**', 'tests/*.ts'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [ts.configs.disableTypeChecked],
  },
);
