import { AccessModule } from '#access';
import { AuditTrail } from '#audit';
import { type ContestId, parseLocal, type TenantId } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { aMember } from '../../../test/factories/a-member.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ContestPublisher } from './contest-publisher.service.js';
import { ContestsModule } from './contests.module.js';
import { Deployments } from './deployments.service.js';
import { Grants } from './grants.service.js';
import { PublicListing } from './public-listing.service.js';

const MORNING = parseLocal('2024-10-22 08:00')!;

describe('what a city allows its wards', () => {
  const context = DatabaseContext.forTests(AccessModule, ContestsModule);
  let city: TenantId;
  let ward: TenantId;
  let contestId: ContestId;

  beforeEach(async () => {
    await context.timeIs(MORNING);
    [city, ward] = [await context.aTenant({ kind: 'city' }), await context.aTenant({ kind: 'ward' })];
    contestId = await inCity(() => context.get(ContestPublisher).publish({ slug: '2024', ruleSet: aRuleSet() }));
  });

  const inCity = <T>(work: () => Promise<T>): Promise<T> => context.as(city, work);
  const grants = (): Grants => context.get(Grants);

  it('is written down when it is given, and once, with the reason, when it is taken back', async () => {
    const by = await aMember(city, ['administrator']);
    await inCity(async () => {
      const id = await grants().give({ contestId, to: ward, unitCode: '24769', by });
      await grants().revoke(id, by, 'Phường đã sáp nhập');
      await grants().revoke(id, by, 'Lần nữa');

      const entries = await context.get(AuditTrail).of(id);
      expect(entries.map(({ action, actorId, reason, details }) => ({ action, actorId, reason, details }))).toEqual([
        { action: 'grant.given', actorId: by, reason: null, details: { contest: contestId, to: ward, unitCode: '24769' } },
        { action: 'grant.revoked', actorId: by, reason: 'Phường đã sáp nhập', details: {} },
      ]);
    });
  });

  it('ends at once in the process that takes it back, however lately it was asked for', async () => {
    await inCity(async () => {
      const id = await grants().give({ contestId, to: ward, unitCode: '24769', by: null });
      expect((await grants().liveFor(contestId, ward))?.id).toBe(id);

      await grants().revoke(id, null, 'Phường đã sáp nhập');

      expect(await grants().liveFor(contestId, ward)).toBeUndefined();
    });
  });

  it('may be given anew once it was taken back, to another ward too', async () => {
    const other = await context.aTenant({ kind: 'ward' });
    await inCity(async () => {
      const first = await grants().give({ contestId, to: ward, unitCode: '24769', by: null });
      await grants().revoke(first, null, 'Nhầm phường');
      const second = await grants().give({ contestId, to: other, unitCode: '24769', by: null });

      expect([await grants().liveFor(contestId, ward), (await grants().liveFor(contestId, other))?.id]).toEqual([undefined, second]);
    });
  });

  describe('is public on the product’s page', () => {
    /** The tenants of this test whose contest is listed. */
    const listed = async (): Promise<TenantId[]> => {
      const all = await context.get(PublicListing).newestOfAll();
      return [city, ward].filter((tenant) => all.get(tenant)?.slug === '2024');
    };
    const deployed = async () => {
      const grant = await inCity(() => grants().give({ contestId, to: ward, unitCode: '24769', by: null }));
      await context.as(ward, () => context.get(Deployments).deploy({ ownerTenantId: city, contestId, plan: aRuleSet({ code: 'phuong' }) }));
      return grant;
    };

    it('while the grant lasts', async () => {
      const grant = await deployed();
      expect(await listed()).toEqual([city, ward]);

      await inCity(() => grants().revoke(grant, null, 'Phường đã sáp nhập'));

      expect(await listed()).toEqual([city]);
    });

    it('while the contest does', async () => {
      await deployed();
      await inCity(() => context.get(ContestPublisher).withdraw('2024'));

      const all = await context.get(PublicListing).newestOfAll();
      expect([all.has(city), all.has(ward)]).toEqual([false, false]);
    });
  });
});
