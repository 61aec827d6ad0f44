import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { type Round, RoundAlterations, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { aQuizPart } from '#rules/testing';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes, TWO_ROUNDS } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { RoundRanker } from '../closing/round-ranker.service.js';
import { CollectiveSources } from '../collective/collective-sources.service.js';
import { SourceKeeping } from '../collective/source-keeping.service.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { CollectiveRecounts } from './collective-recounts.service.js';
import { RoundTimes } from './round-times.service.js';

const at = (text: string): Date => parseLocal(text)!;
const [ANH, BINH] = [randomUUID() as AccountId, randomUUID() as AccountId];

describe('the standings of units after an annulment', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let first: Round;
  let second: Round;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const sit = (round: Round, day: string): Promise<Registration> =>
    inScope(async () => (await aSealedSitting(context.module, running, { round, startsAt: at(`${day} 11:00`) })).registration);
  const rank = (round: Round): Promise<Round> => inScope(() => aFinishedRound(context.module, running, { round, to: 'ranked' }));
  const look = (): Promise<number> => inScope(() => context.get(CollectiveRecounts).look());
  const annul = (round: Round): Promise<unknown> =>
    inScope(async () => {
      const announced = { by: ANH, reason: 'lộ đề thi trước giờ mở', notice: 'Ban Tổ chức báo để mọi người dự thi biết.' };
      return context.get(RoundTimes).annul(await context.get(RoundAlterations).askAnnulment(round.id, null, announced), BINH);
    });
  const versions = async () =>
    (
      await context.asSuperuser<{ version: number; round_id: string; sha256: string; body: { lines: { people: number }[] } }>(
        'select version, round_id, sha256, body from collective_standings where tenant_id = $1 order by version',
        [tenantId],
      )
    ).map(({ version, round_id, sha256, body }) => ({ version, round: round_id, sha256, people: body.lines.map(({ people }) => people) }));
  const recounted = (round: Round): Promise<string[]> =>
    inScope(async () =>
      (await context.get(AuditTrail).of(round.id)).map(({ action }) => action).filter((action) => action.endsWith('recounted')),
    );

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, {
      ruleSet: rulesWithPrizes({ parts: [aQuizPart({ rounds: TWO_ROUNDS })] }),
    }));
    [first, second] = running.rounds as [Round, Round];
    await sit(first, '2024-10-22');
    await rank(first);
  });

  it('are computed without it, once, however many look', async () => {
    await sit(second, '2024-10-29');
    await sit(second, '2024-10-30');
    await rank(second);
    await annul(second);
    expect((await versions()).map(({ people }) => people)).toEqual([[1], [3]]);
    const looks = await Promise.all([look(), look(), look()]);

    expect(looks.toSorted()).toEqual([0, 0, 1]);
    const [one, two, three, ...more] = await versions();
    expect(more).toEqual([]);
    expect(three).toEqual({ ...one, version: 3 });
    expect(two!.sha256).not.toBe(three!.sha256);
    expect(await look()).toBe(0);
    expect(await recounted(second)).toEqual(['round.collective-recounted']);
  });

  it('open to their source as they did after the round before', async () => {
    await sit(second, '2024-10-29');
    await rank(second);
    await annul(second);
    await look();
    await inScope(async () => {
      await context.get(SourceKeeping).keepMissing();
      const [award] = running.ruleSet.collective;
      const snapshot = (await context.get(CollectiveStandings).newest(running.contest.id, award!.code))!;
      const opened = await context.get(CollectiveSources).open(running.ruleSet, award!, snapshot, snapshot.body.lines[0]!.unit);
      expect(opened.attempts.map(({ round }) => round)).toEqual([first.code]);
    });
  });

  it('open to a source of their own where an earlier round is gone, of all looks once', async () => {
    const registration = await sit(second, '2024-10-29');
    await rank(second);
    await inScope(() => context.get(SourceKeeping).keepMissing());
    await annul(first);
    await Promise.all([look(), look()]);
    await inScope(async () => {
      const [award] = running.ruleSet.collective;
      const snapshot = (await context.get(CollectiveStandings).newest(running.contest.id, award!.code))!;
      const open = () => context.get(CollectiveSources).open(running.ruleSet, award!, snapshot, snapshot.body.lines[0]!.unit);
      expect([snapshot.version, await context.get(CollectiveSources).headOf(snapshot)]).toEqual([3, undefined]);
      await expect(open()).rejects.toMatchObject({ code: 'NO_SOURCE' });

      expect(await context.get(SourceKeeping).keepMissing()).toBe(1);
      const opened = await open();
      expect(opened.attempts.map(({ round, person }) => [round, person])).toEqual([[second.code, registration.pseudonym]]);
      expect(opened.figures[0]!.value).toBe(opened.line.values[0]);
      expect(await context.get(SourceKeeping).keepMissing()).toBe(0);
    });
    expect(
      await context.asSuperuser(
        'select ranked_id, recount_of is not null as of_recount from standing_inputs where tenant_id = $1 and recount_of is not null',
        [tenantId],
      ),
    ).toEqual([{ ranked_id: null, of_recount: true }]);
  });

  it('ask nothing where no round counts any more', async () => {
    await annul(first);
    await look();
    await inScope(async () => {
      const [award] = running.ruleSet.collective;
      const snapshot = (await context.get(CollectiveStandings).newest(running.contest.id, award!.code))!;
      expect(await context.get(SourceKeeping).keepMissing()).toBe(1);
      expect(await context.get(CollectiveSources).asked(running.ruleSet, award!, snapshot)).toEqual([]);
    });
  });

  it('of an earlier round rest on the later ones alone', async () => {
    await sit(second, '2024-10-29');
    await sit(second, '2024-10-30');
    await rank(second);
    await annul(first);
    expect(await look()).toBe(1);

    expect((await versions()).at(-1)).toMatchObject({ version: 3, round: second.id, people: [2] });
  });

  it('are empty where no other round counts', async () => {
    await annul(first);
    expect(await look()).toBe(1);

    expect((await versions()).at(-1)).toMatchObject({ version: 2, round: first.id, people: [] });
  });

  it('stay as they are for a round that had not ended, or in which nobody sat', async () => {
    await annul(second);
    expect([await look(), await look()]).toEqual([0, 0]);
    expect((await versions()).map(({ version }) => version)).toEqual([1]);
    expect(await inScope(() => context.get(RoundAlterations).unrecounted())).toEqual([]);
  });

  it('are not frozen with a round that was annulled while another was computed', async () => {
    await sit(second, '2024-10-29');
    await inScope(() => aFinishedRound(context.module, running, { round: second, to: 'closing' }));
    await context.asSuperuser("update rounds set state = 'settling' where id = $1", [second.id]);
    const standings = context.get(Standings);
    const ranker = context.get(RoundRanker);
    const ranking = ranker.rank.bind(ranker);
    ranker.rank = async (...given) => {
      ranker.rank = ranking;
      const ranked = await ranking(...given);
      await annul(first);
      return ranked;
    };
    expect(await inScope(() => standings.compute(second))).toBeUndefined();
    expect(await inScope(() => standings.compute(second))).toBeDefined();

    expect((await versions()).at(-1)).toMatchObject({ version: 2, round: second.id, people: [1] });
    expect(await look()).toBe(0);
  });
});
