// The judge of imports between rooms (docs/architecture.md has the picture). Every breach is an error and there is no list
// of tolerated ones. Needing a forbidden import means that the code is in the wrong place; the message says where it goes.

const PLATFORM = ['settings', 'persistence', 'tenancy', 'access', 'audit', 'jobs', 'mail', 'files', 'documents'];
// Downward order of the features; a feature may import those that stand after it.
const FEATURES_BELOW = {
  appeals: ['results', 'judging', 'submissions', 'attempts', 'questions', 'registrations', 'contests', 'units', 'accounts', 'tenants'],
  certificates: ['results', 'judging', 'submissions', 'attempts', 'questions', 'registrations', 'contests', 'units', 'accounts', 'tenants'],
  results: ['judging', 'submissions', 'attempts', 'questions', 'registrations', 'contests', 'units', 'accounts', 'tenants'],
  judging: ['submissions', 'attempts', 'questions', 'registrations', 'contests', 'units', 'accounts', 'tenants'],
  submissions: ['questions', 'registrations', 'contests', 'units', 'accounts', 'tenants'],
  attempts: ['questions', 'registrations', 'contests', 'units', 'accounts', 'tenants'],
  questions: ['registrations', 'contests', 'units', 'accounts', 'tenants'],
  registrations: ['contests', 'units', 'accounts', 'tenants'],
  contests: ['units', 'accounts', 'tenants'],
  units: ['accounts', 'tenants'],
  founding: ['accounts', 'tenants'],
  accounts: ['tenants'],
  tenants: [],
};
const FEATURES = Object.keys(FEATURES_BELOW);
const PLATFORM_BELOW = {
  jobs: ['tenancy', 'persistence', 'settings'],
  mail: ['tenancy', 'persistence', 'settings'],
  files: ['tenancy', 'persistence', 'settings'],
  documents: ['tenancy', 'persistence', 'settings'],
  audit: ['tenancy', 'persistence', 'settings'],
  access: ['tenancy', 'persistence', 'settings'],
  tenancy: ['persistence', 'settings'],
  persistence: ['settings'],
  settings: [],
};
const libs = (names) => `^libs/(${names.join('|')})/`;
const others = (name, allowed) => `^libs/(?!(${[name, 'kernel', ...allowed].join('|')})/)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Data flows one way. Move what both need below both.',
      from: {},
      to: { circular: true },
    },
    { name: 'unresolvable', severity: 'error', comment: 'The import leads nowhere.', from: {}, to: { couldNotResolve: true } },
    {
      name: 'lib-to-app',
      severity: 'error',
      comment: 'A library never knows the programs. Move the code into the library, or compose it in the app.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'app-to-app',
      severity: 'error',
      comment: 'Programs share code through libraries.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'door',
      severity: 'error',
      comment: 'Another library is entered by its door (#name or #name/testing). Export what is needed from its index.ts.',
      from: { path: '^(libs/[^/]+|apps|test|bench)/' },
      to: { path: '^libs/', pathNot: ['^$1/', '^libs/[^/]+/(src|testing)/index\\.ts$'] },
    },
    {
      name: 'no-relative-into-libs',
      severity: 'error',
      comment: 'Another library is entered as #name, not by a relative path.',
      from: { path: '^(libs/[^/]+|apps|test|bench)/' },
      to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'kernel-is-a-leaf',
      severity: 'error',
      comment: 'The kernel imports nothing of ours.',
      from: { path: '^libs/kernel/' },
      to: { path: '^libs/(?!kernel/)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rules know the kernel and nothing else: no Nest, no database, no clock.',
      from: { path: '^libs/rules/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^libs/(?!(rules|kernel)/)', 'node_modules/(?!(zod|yaml)/)'] },
    },
    {
      name: 'rules-core-modules',
      severity: 'error',
      comment: 'Rules may hash; they read no files, ask no network and know no process.',
      from: { path: '^libs/rules/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'platform-knows-no-rules',
      severity: 'error',
      comment: 'The platform serves any product. Rules belong to features.',
      from: { path: libs(PLATFORM) },
      to: { path: ['^libs/rules/', libs(FEATURES), '^libs/(notifications|reports|verifying)/'] },
    },
    ...Object.entries(PLATFORM_BELOW).map(([name, allowed]) => ({
      name: `platform-${name}`,
      severity: 'error',
      comment:
        'Platform libraries import downward only: jobs, mail, files, documents, audit, access -> tenancy -> persistence -> settings.',
      from: { path: `^libs/${name}/` },
      to: { path: others(name, allowed) },
    })),
    ...Object.entries(FEATURES_BELOW).map(([name, allowed]) => ({
      name: `feature-${name}`,
      severity: 'error',
      comment:
        'Features import downward only. To reach upward, publish an event through the outbox; to show several features on one page, compose them in the app.',
      from: { path: `^libs/${name}/` },
      to: { path: others(name, [...allowed, ...PLATFORM, 'rules']) },
    })),
    {
      name: 'nobody-imports-the-top',
      severity: 'error',
      comment: 'notifications and reports listen to the others; nobody calls them.',
      from: { path: '^libs/', pathNot: '^libs/(notifications|reports|verifying)/' },
      to: { path: '^libs/(notifications|reports)/' },
    },
    {
      name: 'verifying-is-above-all',
      severity: 'error',
      comment: 'verifying gathers what every library says must hold; no library knows it. An invariant lives with its tables.',
      from: { path: '^libs/(?!verifying/)' },
      to: { path: '^libs/verifying/' },
    },
    {
      name: 'production-without-testing',
      severity: 'error',
      comment: 'Factories are for tests.',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { path: ['/testing/', '^test/'] },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      comment: 'A migration must run the same in ten years: it imports nothing of ours.',
      from: { path: '^migrations/' },
      to: { path: '^(apps|libs|test|bench)/' },
    },
    {
      name: 'database-driver',
      severity: 'error',
      comment: 'SQL is spoken in persistence, tenancy and migrations. Use a scoped repository, or a HotStatement.',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/(persistence|tenancy)/', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/pg/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: { path: '^(apps|libs|migrations|test|bench)/|node_modules/|^(node:)?[a-z_/]+$' },
    exclude: { path: '^(dist|apps/web/client)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
