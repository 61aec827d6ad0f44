/** The tables that belong to no tenant, each with the reason. Everything else carries tenant_id under forced row security. */
export const GLOBAL_TABLES: Readonly<Record<string, string>> = {
  tenants: 'The list of tenants themselves: found by host name before any scope is open.',
  tenant_hosts: 'Which host name is whose: read before any scope is open.',
  app_clock: 'One row: how far the clock of tests and the demo is moved.',
  schema_migrations: 'The list of migrations that have run.',
};
