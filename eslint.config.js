// CommonJS, like the package; eslint's own helpers load both ways.
const { builtinModules } = require('node:module');
const js = require('@eslint/js');
const { defineConfig } = require('eslint/config');
const tseslint = require('typescript-eslint');

const node = {
  regex: `^(?:node:.*|${builtinModules.join('|')})$`,
  message: 'Only host/ and entry/ may use Node itself.',
};
const vscode = { regex: '^vscode$', message: 'Only client/ may use VS Code’s own module.' };
const shells = { regex: '/(?:api|lsp|cli|host|entry)(?:/|$)', message: 'The engine never knows who called it.' };
const rules = { regex: '/rules(?:/|$)', message: 'The engine and the languages do not know the rules.' };

/** Who may import whom: see CONTRIBUTING.md. A later entry for the same files would replace the earlier one. */
function mayNotImport(files, ...patterns) {
  return {
    files,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

module.exports = defineConfig(
  { ignores: ['dist/', 'out/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  mayNotImport(['server/src/engine/**'], node, vscode, shells, rules),
  mayNotImport(['server/src/{languages,vocabulary}/**'], node, vscode, shells, rules, {
    regex: '/engine(?:/|$)',
    message: 'Languages and word lists stand by themselves.',
  }),
  mayNotImport(['server/src/rules/*/**'], node, vscode, shells, {
    regex: '^\\.\\./(?!\\.\\./)',
    message: 'A rule never imports another rule.',
  }),
  mayNotImport(
    ['server/src/lsp/**'],
    node,
    vscode,
    { regex: '/(?:api|cli|host|entry)(?:/|$)', message: 'The server takes its host as an argument.' },
    { regex: '^vscode-languageserver/', message: 'Only what both Node and a browser have: vscode-languageserver.' },
  ),
  mayNotImport(['server/src/cli/**'], node, vscode, {
    regex: '/(?:api|lsp|host|entry)(?:/|$)',
    message: 'The command line takes its host as an argument.',
  }),
  mayNotImport(['server/src/api/**'], node, vscode, {
    regex: '/(?:lsp|host|entry)(?:/|$)',
    message: 'The library takes its host as an argument.',
  }),
  mayNotImport(['client/src/**'], node, {
    regex: '/server/src/(?!lsp/protocol$)',
    message: 'Client and server share lsp/protocol and nothing else.',
  }),
  {
    files: ['server/src/{engine,languages,rules,vocabulary}/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "ObjectExpression > Property[kind='get']",
          message: 'V8 keeps what such a getter knows until it has marked the whole heap: make it one of a class.',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['__dirname', 'Buffer', 'URL', 'URLSearchParams', 'clearTimeout', 'console', 'process', 'setTimeout'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  { files: ['eslint.config.js'], languageOptions: { sourceType: 'commonjs' } },
);
