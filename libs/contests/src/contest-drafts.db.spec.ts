import { AuditTrail } from '#audit';
import type { AccountId, TenantId } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { UnitOfWork } from '#tenancy';
import { aMember } from '../../../test/factories/a-member.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ContestDrafts } from './contest-drafts.service.js';
import { ContestPublisher } from './contest-publisher.service.js';
import { ContestReader } from './contest-reader.service.js';
import { ContestsModule } from './contests.module.js';
import { draftTitle } from './domain/draft-source.js';
import type { ContestDraftId } from './entities/contest-draft.entity.js';

describe('drafts of rules', () => {
  const context = DatabaseContext.forTests(ContestsModule);
  let tenantId: TenantId;
  let by: AccountId;

  beforeEach(async () => {
    tenantId = await context.aTenant();
    by = await aMember(tenantId, ['author']);
  });

  const drafts = (): ContestDrafts => context.get(ContestDrafts);
  const here = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const begun = (): Promise<ContestDraftId> =>
    here(() => drafts().begin({ title: 'Cuộc thi', source: 'code: thu\r\n# ghi chú\r\n', origin: { kind: 'import' }, by }));
  const save = (id: ContestDraftId, source: string, seen: number): Promise<void> =>
    here(() => drafts().save(id, { title: 'Cuộc thi', source, seen, by }));

  it('keep the text with one kind of line end, and count its changes', async () => {
    const id = await begun();
    await save(id, 'code: hai\n', 1);
    await save(id, 'code: hai\n', 2);

    expect(await here(() => drafts().byId(id))).toMatchObject({ source: 'code: hai\n', revision: 2, state: 'open', updatedBy: by });
    expect((await here(() => drafts().list())).map((draft) => draft.id)).toEqual([id]);
  });

  it('are not overwritten by whoever has not seen what was saved', async () => {
    const id = await begun();
    await save(id, 'code: mot\n', 1);

    await expect(save(id, 'code: hai\n', 1)).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    expect((await here(() => drafts().byId(id))).source).toBe('code: mot\n');
    const both = await Promise.allSettled([save(id, 'code: ba\n', 2), save(id, 'code: bon\n', 2)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('are refused beyond all measure', async () => {
    const id = await begun();

    await expect(save(id, 'a'.repeat(80_001), 1)).rejects.toMatchObject({ code: 'DRAFT_TOO_LONG' });
  });

  it('are closed once, however many publish at the same time', async () => {
    const id = await begun();
    const close = (): Promise<boolean> => here(() => context.get(UnitOfWork).run(() => drafts().close(id, 1, by)));

    expect((await Promise.all([close(), close(), close()])).filter(Boolean)).toHaveLength(1);
    await expect(save(id, 'code: x\n', 1)).rejects.toMatchObject({ code: 'DRAFT_CLOSED' });
    await expect(here(() => drafts().discard(id, by))).rejects.toMatchObject({ code: 'DRAFT_CLOSED' });
  });

  it('are thrown away once, and written down', async () => {
    const id = await begun();
    await here(() => drafts().discard(id, by));
    await here(() => drafts().discard(id, by));

    expect(await here(() => drafts().list())).toEqual([]);
    expect((await here(() => context.get(AuditTrail).of(id))).map(({ action }) => action).toSorted()).toEqual([
      'draft.begun',
      'draft.discarded',
    ]);
  });

  it('correct a contest one at a time', async () => {
    const contestId = await here(() => context.get(ContestPublisher).publish({ slug: '2024', ruleSet: aRuleSet() }));
    const correct = (): Promise<ContestDraftId> =>
      here(() => drafts().begin({ title: 'Sửa', source: '', origin: { kind: 'import' }, contestId, by }));
    const first = await correct();

    await expect(correct()).rejects.toMatchObject({ code: 'CORRECTION_BEGUN' });
    await here(() => drafts().discard(first, by));
    await expect(correct()).resolves.toBeDefined();
  });

  it('are another tenant’s for nobody else', async () => {
    const id = await begun();
    const other = await context.aTenant();

    await expect(context.as(other, () => drafts().byId(id))).rejects.toMatchObject({ code: 'DRAFT_NOT_FOUND' });
    await expect(context.as(other, () => drafts().discard(id, by))).rejects.toMatchObject({ code: 'DRAFT_NOT_FOUND' });
  });

  it('are called by what the plan calls its contest', () => {
    expect(draftTitle({ contest: { shortTitle: ' Tìm  hiểu ', name: 'Dài' } })).toBe('Tìm hiểu');
    expect(draftTitle({ code: 'thu' })).toBe('thu');
    expect(draftTitle({ contest: { shortTitle: 7 } })).toBe('Cuộc thi chưa có tên');
  });

  it('make corrections of which rounds that lie ahead take the times', async () => {
    await context.timeIs(new Date('2024-10-22T01:00:00Z'));
    const rounds = (second: string): { code: string; name: string; opens: string; closes: string }[] => [
      { code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' },
      { code: 'dot-2', name: 'Đợt 2', opens: second, closes: '2024-11-04 09:30' },
    ];
    const rules = (...list: ReturnType<typeof rounds>) => {
      const ruleSet = aRuleSet();
      const [part] = ruleSet.parts;
      return aRuleSet({ parts: [{ ...part!, rounds: { code: 'listed', rounds: list } } as never] });
    };
    const contestId = await here(() =>
      context.get(ContestPublisher).publish({ slug: '2024', ruleSet: rules(...rounds('2024-10-28 10:00')) }),
    );
    const third = { code: 'dot-3', name: 'Đợt 3', opens: '2024-11-05 10:00', closes: '2024-11-06 10:00' };
    const correct = (ruleSet: ReturnType<typeof aRuleSet>): Promise<void> =>
      here(() => context.get(ContestPublisher).correct(contestId, { ruleSet, reason: 'Lùi đợt thi.', by }));

    await correct(rules(...rounds('2024-10-29 10:00'), third));

    const read = async (): Promise<string[]> =>
      (await here(() => context.get(ContestReader).roundsOf(contestId))).map(
        ({ code, opensAt }) => `${code} ${opensAt.toISOString().slice(0, 10)}`,
      );
    expect(await read()).toEqual(['dot-1 2024-10-21', 'dot-2 2024-10-29', 'dot-3 2024-11-05']);
    // People were told of the third: it stays, whatever else the correction says.
    const campaign = '00000000-0000-7000-8000-000000000001';
    await context.asSuperuser(
      `set session_replication_role = replica;
       insert into reminder_campaigns (tenant_id, id, contest_id, round_id, unit_id, origin, state, wanted, requested_by, requested_at)
         select tenant_id, '${campaign}', contest_id, id, id, 'https://thi.vidu.vn', 'waiting', 1, id, '2024-10-22' from rounds
         where tenant_id = '${tenantId}' and code = 'dot-3';
       set session_replication_role = origin`,
    );
    const first = rules(rounds('2024-10-28 10:00')[0]!);
    await expect(correct(first)).rejects.toMatchObject({ code: 'ROUND_IN_USE' });
    expect(await read()).toEqual(['dot-1 2024-10-21', 'dot-2 2024-10-29', 'dot-3 2024-11-05']);
    await context.asSuperuser('delete from reminder_campaigns where id = $1', [campaign]);

    await correct(first);
    expect(await read()).toEqual(['dot-1 2024-10-21']);
    await expect(correct(rules(third))).rejects.toMatchObject({ code: 'CORRECTION_REFUSED' });
  });
});
