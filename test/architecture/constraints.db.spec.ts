import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CertificatesModule } from '#certificates';
import type { TenantId } from '#kernel';
import { MailModule } from '#mail';
import { ReportsModule } from '#reports';
import { aTenantWithEverything } from '../factories/everything.js';
import { DatabaseContext } from '../support/database-context.js';

/** What the database itself refuses, whoever writes: rows that the product's code never makes, planted by the superuser. */
describe('the database refuses', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, MailModule, CertificatesModule, ReportsModule);
  let tenantId: TenantId;
  let stranger: TenantId;

  beforeAll(async () => {
    tenantId = await aTenantWithEverything(context);
    stranger = await context.aTenant();
  });

  /** A second row like one that the tenant has, but for its id and these columns. */
  const planted = (table: string, changes: Record<string, unknown> = {}) =>
    context.asSuperuser(
      `insert into ${table} select (jsonb_populate_record(t, $2::jsonb)).* from ${table} t where t.tenant_id = $1 order by t.id limit 1 returning 1 as planted`,
      [tenantId, JSON.stringify({ id: randomUUID(), ...changes })],
    );

  it('nothing that is as it should be: otherwise nothing below would prove anything', async () => {
    expect(await planted('awards', { rank: 99, person: randomUUID() })).toEqual([{ planted: 1 }]);
  });

  it('a standing that is given back without a reason, and a second word of one approver', async () => {
    await expect(planted('standing_decisions', { decision: 'returned', reason: null })).rejects.toMatchObject({
      constraint: 'standing_decisions_return_needs_reason',
    });
    await expect(planted('standing_decisions')).rejects.toMatchObject({ constraint: 'standing_decisions_once' });
  });

  it('a later version of a standing without a reason', async () => {
    await expect(planted('standings', { version: 2, reason: null })).rejects.toMatchObject({ constraint: 'standings_need_a_reason' });
  });

  it('a prize given twice, and two prizes of a group for one person', async () => {
    await expect(planted('awards', { person: randomUUID() })).rejects.toMatchObject({ constraint: 'awards_once' });
    await expect(planted('awards', { rank: 98 })).rejects.toMatchObject({ constraint: 'awards_one_per_person' });
  });

  it('a second certificate for a prize, with a number, or under a code', async () => {
    const [award, number, code] = [{ award_id: randomUUID() }, { number: 99 }, { code: 'AAAA-BBBB-CCCC' }];

    await expect(planted('certificates', { ...number, ...code })).rejects.toMatchObject({ constraint: 'certificates_one_per_award' });
    await expect(planted('certificates', { ...award, ...code })).rejects.toMatchObject({ constraint: 'certificates_number_key' });
    await expect(planted('certificates', { ...award, ...number })).rejects.toMatchObject({ constraint: 'certificates_code_key' });
  });

  it('a grant to oneself, two for one ward, two for one unit', async () => {
    await expect(planted('grants', { via_tenant_id: tenantId, unit_code: '1' })).rejects.toMatchObject({ constraint: 'grants_to_others' });
    await expect(planted('grants', { unit_code: '1' })).rejects.toMatchObject({ constraint: 'grants_live_per_ward' });
    await expect(planted('grants', { via_tenant_id: stranger })).rejects.toMatchObject({ constraint: 'grants_live_per_unit' });
  });

  it('a second counting of the same people', async () => {
    await expect(planted('turnouts')).rejects.toMatchObject({ constraint: 'turnouts_once' });
  });
});
