import { wrongUsage } from '../options.js';

type Verb = (args: string[]) => Promise<number>;

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  create: async () => (await import('./tenant-create.js')).tenantCreate,
  list: async () => (await import('./tenant-list.js')).tenantList,
  suspend: async () => (await import('./tenant-rest.js')).tenantSuspend,
  resume: async () => (await import('./tenant-rest.js')).tenantResume,
  host: async () => (await import('./tenant-places.js')).tenantHost,
  move: async () => (await import('./tenant-places.js')).tenantMove,
  export: async () => (await import('./tenant-export.js')).tenantExport,
  delete: async () => (await import('./tenant-delete.js')).tenantDelete,
  deletions: async () => (await import('./tenant-delete.js')).tenantDeletions,
  applications: async () => (await import('./tenant-applications.js')).tenantApplications,
  confirm: async () => (await import('./tenant-applications.js')).tenantConfirm,
  refuse: async () => (await import('./tenant-applications.js')).tenantRefuse,
};

/** `khoabang tenant VERB …`: what an operator does with tenants. */
export async function tenant(args: string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  const load = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  return load ? (await load())(rest) : wrongUsage(`tenant ${Object.keys(VERBS).join('|')} …`);
}
