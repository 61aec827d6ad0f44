/** The tables that belong to no tenant, each with the reason. Everything else carries tenant_id under forced row security. */
export const GLOBAL_TABLES: Readonly<Record<string, string>> = {
  tenants: 'The list of tenants themselves: found by host name before any scope is open.',
  tenant_hosts: 'Which host name is whose: read before any scope is open.',
  tenant_applications: 'Who asks for an instance of their own: there is no tenant yet. Forgotten soon after the decision.',
  tenant_deletions: 'Proofs that a tenant was deleted: the tenant is no more.',
  platform_messages: 'Mail to applicants and operators, who are of no tenant.',
  platform_counters: 'Counts tries on the product’s own page, hashed: there is no tenant to count under.',
  catalogue_units: 'The official administrative units of the whole country, dated: the same for every tenant, and public.',
  catalogue_successions: 'What became of an official unit: the same for every tenant, and public.',
  verifications: 'What was found when the whole installation was checked in a night: one run goes through all tenants. Ids and codes only.',
  app_clock: 'One row: how far the clock of tests and the demo is moved.',
  schema_migrations: 'The list of migrations that have run.',
};
