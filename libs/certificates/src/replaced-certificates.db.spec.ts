import { AccessModule } from '#access';
import { AuditTrail } from '#audit';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import type { RunningContest } from '#contests';
import { aMember } from '../../../test/factories/a-member.js';
import { aPublishedRound, rulesWithCertificates, type Winner } from '../../../test/factories/a-published-round.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { CertificatePlanning } from './certificate-planning.service.js';
import { Certificates } from './certificates.service.js';
import { CertificatesModule } from './certificates.module.js';
import type { Certificate } from './entities/certificate.entity.js';
import { ReplacedCertificates } from './replaced-certificates.service.js';

describe('certificates of prizes that a corrected result gives to others', () => {
  const context = DatabaseContext.forTests(AccessModule, CertificatesModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let winners: Winner[];
  let by: AccountId;
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const list = async (): Promise<Certificate[]> => (await context.get(Certificates).ofRound(running.rounds[0]!.id, { limit: 9 })).items;
  const look = (): Promise<number> => inScope(() => context.get(ReplacedCertificates).withdraw());
  const isIn = (state: string) => context.asSuperuser('update rounds set state = $2 where tenant_id = $1', [tenantId, state]);

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, {
      time: parseLocal('2024-10-30 10:00')!,
      ruleSet: rulesWithCertificates(),
    }));
    by = await aMember(tenantId, ['publisher']);
    winners = await inScope(() => aPublishedRound(context.module, running, { names: ['Lê Na', 'Ma Văn Quý'] }));
    await inScope(() => context.get(CertificatePlanning).plan(running.rounds[0]!.id, { by, origin: 'https://vidu.vn' }));
    // Made, as the worker makes them: how is another test's business.
    await context.asSuperuser(
      "update certificates set state = 'issued', sha256 = repeat('0', 64), bytes = 1, issued_at = planned_at where tenant_id = $1 and number = 1",
      [tenantId],
    );
    const { award } = winners[0]!;
    for (const { id } of winners.map((winner) => winner.award))
      await context.asSuperuser(
        'insert into award_withdrawals (tenant_id, award_id, standing_id, withdrawn_by, withdrawn_at) values ($1, $2, $3, $4, $5)',
        [tenantId, id, award.standingId, by, parseLocal('2024-10-30 10:00')],
      );
  });

  it('are revoked once the result is public, and never made where they wait', async () => {
    await isIn('approved');
    expect(await look()).toBe(0);
    await isIn('published');
    expect([await look(), await look()]).toEqual([1, 0]);
    const [issued, planned] = await inScope(list);
    expect([issued!.state, issued!.revokedBy, issued!.revokedReason]).toEqual([
      'revoked',
      by,
      'Kết quả đã được đính chính: giải này được trao cho người khác.',
    ]);
    expect([planned!.state, planned!.fault]).toEqual(['planned', issued!.revokedReason]);
    const trail = await inScope(() => context.get(AuditTrail).of(running.rounds[0]!.id));
    expect(trail.filter(({ action }) => action === 'certificates.revoked')).toHaveLength(1);
  });

  it('are those of the tenant in scope alone', async () => {
    const other = await context.aTenant();
    expect(await context.as(other, () => context.get(ReplacedCertificates).withdraw())).toBe(0);
    expect((await inScope(list)).map(({ state }) => state)).toEqual(['issued', 'planned']);
  });
});
