import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** Imports flow one way: components and lib -> features -> app. */
const onlyFrom = (files, regex, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
})

export default tseslint.config(
  { ignores: ['**/dist/**', '**/src/gql/**', '**/e2e/.results/**'] },
  js.configs.recommended,
  tseslint.configs.strict,
  { files: ['**/src/**'], ...jsxA11y.flatConfigs.recommended },
  { files: ['**/src/**'], ...reactHooks.configs.flat.recommended },
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-console': 'error',
      'max-lines-per-function': ['warn', { max: 90, skipBlankLines: true, skipComments: true }],
      'max-lines': ['warn', { max: 200, skipBlankLines: true, skipComments: true }],
      // A dialog puts the focus where the person came to type; screen readers announce it.
      'jsx-a11y/no-autofocus': 'off',
    },
  },
  onlyFrom(
    ['**/src/lib/**', '**/src/components/**'],
    '/(features|app)/',
    'components and lib know nothing of features and app.',
  ),
  onlyFrom(
    ['**/src/features/**'],
    '(/app/|/features/|^\\.\\./(?!\\.\\./))',
    'A feature imports components and lib, never another feature or the app.',
  ),
  onlyFrom(
    ['**/src/features/*/*/**'],
    '(/app/|/features/|^\\.\\./\\.\\./(?!\\.\\./))',
    'A part of a feature imports its feature, components and lib, never another feature or the app.',
  ),
  {
    files: ['**/scripts/**', '**/*.config.{js,ts}', '**/e2e/**'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-console': 'off',
      // Playwright's fixtures want `{}` as their first argument.
      'no-empty-pattern': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'max-lines-per-function': 'off',
    },
  },
  { files: ['**/*.test.{ts,tsx}'], rules: { 'max-lines-per-function': 'off' } },
)
