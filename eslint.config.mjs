import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** What only one room may touch; the judge of imports between rooms is config/dependency-cruiser.cjs. */
const CLOCK = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from Clock (libs/kernel), so that tests and the demo can move it.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from Clock (libs/kernel), so that tests and the demo can move it.',
  },
];
const ENVIRONMENT = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Read the environment through libs/settings.' },
];

export default tseslint.config(
  { ignores: ['dist/**', 'dist.new/**', 'node_modules/**', '.data/**', 'coverage/**', 'apps/web/client/htmx*'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs', 'config/*.mjs'] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 400, skipComments: true }],
      'no-restricted-syntax': ['error', ...CLOCK, ...ENVIRONMENT],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // Nest reads types of constructor parameters at run time; the rule cannot know which imports that needs.
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Options of Nest and rows of TypeORM are classes in name and plain objects in use.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  { files: ['libs/kernel/**', 'libs/settings/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Marked as deprecated to stand out: a provider on this machine, in the demo and in tests alone.
    files: ['libs/accounts/src/oidc-client.service.ts'],
    rules: {
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
    },
  },
  { files: ['apps/cli/src/start/**'], rules: { 'no-restricted-syntax': ['error', ...CLOCK] } },
  {
    files: ['**/*.spec.ts', 'test/**', 'bench/**', '**/testing/**'],
    rules: {
      'no-restricted-syntax': 'off',
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['apps/web/client/**'], rules: { 'no-restricted-syntax': 'off' }, languageOptions: { parserOptions: { projectService: true } } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      'no-restricted-syntax': 'off',
      'no-console': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  { files: ['tools/old-node.mjs'], rules: { 'no-var': 'off', 'prefer-const': 'off' } },
  prettier,
);
