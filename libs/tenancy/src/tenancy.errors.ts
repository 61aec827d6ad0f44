/** Code touched a tenant's data outside a tenant's scope: a defect, never "all rows". */
export class TenantScopeMissing extends Error {
  constructor(what: string) {
    super(`${what} needs a tenant scope: run it inside TenantContext.run().`);
    this.name = 'TenantScopeMissing';
  }
}

/** Code tried to open a second tenant inside the scope of a first: a defect. */
export class TenantScopeConflict extends Error {
  constructor() {
    super('A tenant scope is open already; another tenant cannot be opened inside it.');
    this.name = 'TenantScopeConflict';
  }
}
