import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditChain, AuditTrail, AuditVerifying } from '#audit';
import { CertificatesModule } from '#certificates';
import { ContestReader } from '#contests';
import type { TenantId } from '#kernel';
import { MailModule } from '#mail';
import { Erasure, RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { aContestant } from '../factories/a-running-contest.js';
import { aTenantWithEverything } from '../factories/everything.js';
import { DatabaseContext } from '../support/database-context.js';

describe('the trail beside an erasure', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    MailModule,
    CertificatesModule,
    ReportsModule,
    RegistrationsModule,
  );
  let tenantId: TenantId;
  beforeAll(async () => {
    tenantId = await aTenantWithEverything(context);
  });
  const hashes = () =>
    context.asSuperuser<{ hash: string }>('select hash from audit_links where tenant_id = $1 order by position', [tenantId]);

  it('names nobody: what entries know besides holds no name, number or address of anybody', async () => {
    const named = await context.asSuperuser(
      `select e.action, e.details from audit_entries e join accounts a on a.tenant_id = e.tenant_id
       where e.tenant_id = $1 and (position(a.full_name in e.details::text) > 0 or position(a.phone in e.details::text) > 0
         or position(a.email in e.details::text) > 0)`,
      [tenantId],
    );
    const [entries] = await context.asSuperuser<{ n: number }>('select count(*)::int as n from audit_entries where tenant_id = $1', [
      tenantId,
    ]);

    expect(named).toEqual([]);
    expect(entries!.n).toBeGreaterThan(20);
  });

  it('has the same hashes after it, and what was done is linked behind them', async () => {
    const linked = () => context.as(tenantId, () => context.get(AuditChain).linkWaiting());
    const { running, registration } = await context.as(tenantId, async () => {
      const found = await context.get(ContestReader).running();
      return { running: found, ...(await aContestant(context.module, found, { fullName: 'Trần Thị Tí Hon' })) };
    });
    await context.as(tenantId, () =>
      context.get(AuditTrail).record({ actor: null, action: 'person.read', subject: { kind: 'registration', id: registration.id } }),
    );
    await linked();
    const before = await hashes();

    await context.as(tenantId, () => context.get(Erasure).erase(running, registration, 'contestant'));
    await linked();

    const after = await hashes();
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.slice(0, before.length)).toEqual(before);
    expect((await context.as(tenantId, () => context.get(AuditVerifying).verify())).faults).toEqual([]);
  });
});
