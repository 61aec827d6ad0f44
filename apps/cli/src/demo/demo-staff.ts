import type { INestApplicationContext } from '@nestjs/common';
import { newTotpSecret, Passwords, Staff } from '#accounts';
import { TenantContext } from '#tenancy';
import { TenantDirectory } from '#tenants';
import { demoStaff } from './demo-sign-in.js';

let hash: Promise<string> | undefined;

/**
 * Enters the demo's staff of a tenant; who is there already stays as they are. Their second factor is set up, so that signing
 * in goes straight to the code, which the demo puts into its mailbox.
 */
export async function loadStaff(context: INestApplicationContext, tenantSlug: string): Promise<void> {
  const { password, staff } = demoStaff();
  const tenant = await context.get(TenantDirectory).findBySlug(tenantSlug);
  if (!tenant) throw new Error(`The demo has no tenant ${tenantSlug}.`);
  await context.get(TenantContext).run({ tenantId: tenant.id }, async () => {
    const known = new Set((await context.get(Staff).list()).map(({ email }) => email));
    for (const person of staff[tenantSlug] ?? []) {
      if (known.has(person.email)) continue;
      // One password, hashed once: a start of the demo should not wait for thirty hashes.
      hash ??= context.get(Passwords).hash(password);
      await context.get(Staff).enrol(person, { passwordHash: await hash, totpSecret: newTotpSecret() });
    }
  });
}
