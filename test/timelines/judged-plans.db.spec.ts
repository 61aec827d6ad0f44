import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, ContestsModule, type Round } from '#contests';
import type { AccountId, TenantId } from '#kernel';
import {
  Approvals,
  Awards,
  JudgedClosing,
  RecheckExport,
  ResultsModule,
  RoundClosing,
  Standings,
  StandingVerifying,
  TierCounts,
} from '#results';
import { openTiers, Recheck, RecheckTextReader, type RecheckReport } from '#rules';
import { anApprover } from '../factories/a-member.js';
import { aJudgedRehearsal } from '../factories/a-judged-rehearsal.js';
import { aRehearsal, aRehearsedContest, type Played } from '../factories/a-rehearsed-contest.js';
import { DatabaseContext } from '../support/database-context.js';
import { ruleSetOf } from '../support/plan-files.js';

const LIMIT_MS = 240_000;

@Module({ imports: [AccessModule, AccountsModule, ContestsModule, ResultsModule] })
class JudgedModule {}

interface Golden {
  contestants: number;
  seed: string;
  standings: { name: string; sha256: string }[];
}

describe.each([
  { plan: 'cao-bang', part: 'sang-kien' },
  { plan: 'dak-lak', part: 'bai-viet' },
  { plan: 'lam-dong', part: 'sang-kien' },
])('the judged part of $plan, out of the database', ({ plan, part }) => {
  const context = DatabaseContext.forTests(JudgedModule);
  const golden = JSON.parse(readFileSync(join(import.meta.dirname, `../golden/rehearsals/${plan}.json`), 'utf8')) as Golden;
  const { name } = ruleSetOf(plan).parts.find(({ code }) => code === part)!;
  const expected = golden.standings.find((one) => one.name === name)!.sha256;
  let tenantId: TenantId;
  let played: Played;
  let round: Round;

  beforeAll(async () => {
    tenantId = await context.aTenant();
    played = aRehearsal(ruleSetOf(plan), golden);
    await inScope(async () => {
      const { running } = await aRehearsedContest(context, tenantId, played);
      // Where the plan's own dates hang on an event that nobody has dated, there is no round yet; dating it would be other rules.
      if (running.receiving.length === 0) await aRound(running.contest.id);
      round = (await context.get(ContestReader).receivingOf(running.contest.id)).find(({ partCode }) => partCode === part)!;
      await aJudgedRehearsal(context, tenantId, round, played.judged.get(part)!);
      await context.asSuperuser("update rounds set state = 'settling' where id = $1", [round.id]);
    });
  }, LIMIT_MS);

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const aRound = (contestId: string): Promise<unknown> =>
    context.asSuperuser(
      `with r as (
         insert into rounds (tenant_id, id, contest_id, kind, part_code, code, ordinal, name, opens_at, closes_at, state)
           values ($1, gen_random_uuid(), $2, 'receiving', $3, $3, 1, 'Nhận bài', '2021-07-27', '2021-09-01', 'settling') returning *
       )
       insert into ranking_exclusions (tenant_id, id, contest_id, round_id, registration_id, anomaly_id, proposed_by, confirmed_by, excluded_at)
         select $1, gen_random_uuid(), $2, r.id, g.id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), app_now()
         from r cross join registrations g where g.tenant_id = $1 and g.contest_id = $2 and g.pseudonym = any($4::uuid[])`,
      [tenantId, contestId, part, played.excluded],
    );
  const roundNow = (): Promise<Round> => context.get(ContestReader).round(round.id);
  const decideTiers = async (): Promise<void> => {
    const open = openTiers(played.ruleSet, part);
    if (open.length === 0) return;
    const [one, other] = [await anApprover(context.module), await anApprover(context.module)] as [AccountId, AccountId];
    const counts = Object.fromEntries(open.map((tier) => [tier, played.judged.get(part)!.counts[tier]!]));
    const decision = { counts, decisionNumber: '2150/QĐ-UBND', decidedOn: '2021-12-20' };
    await context.get(TierCounts).decide(await context.get(TierCounts).enter(round.id, decision, one), 'confirmed', other);
  };
  const checked = async (form: 'board' | 'public'): Promise<RecheckReport> => {
    const file = await context.get(RecheckExport).of(await roundNow(), form);
    const [recheck, reader] = [new Recheck(), new RecheckTextReader()];
    let text = '';
    for await (const portion of file.text()) text += portion;
    for (const line of text.split('\n').slice(0, -1)) {
      const record = reader.read(line);
      if (record) recheck.take(record);
    }
    return recheck.finish(reader.finish());
  };

  it('is ranked once by two workers at the same time, with the SHA-256 of the rehearsal', async () => {
    await inScope(async () => {
      expect(await context.get(JudgedClosing).waiting(round)).toEqual({ isBeingJudged: false, unchecked: 0, unmarked: [] });
      await decideTiers();
      const settling = await roundNow();
      await Promise.all([context.get(RoundClosing).takeFurther(settling, 'Thử'), context.get(RoundClosing).takeFurther(settling, 'Thử')]);
      await context.get(RoundClosing).takeFurther(settling, 'Thử');

      const standing = (await context.get(Standings).newest(round.id))!;
      expect([(await roundNow()).state, standing.version, standing.sha256]).toEqual(['ranked', 1, expected]);
    });
  });

  it('comes out again from the database and from the file', async () => {
    await inScope(async () => {
      const standing = (await context.get(Standings).newest(round.id))!;
      expect((await context.get(StandingVerifying).verify(standing)).findings).toEqual([]);
      const report = await checked('board');
      expect([report.findings, report.standing, report.checked.sheets]).toEqual([
        [],
        { claimed: expected, computed: expected },
        played.judged.get(part)!.sheets.length,
      ]);
    });
  });

  it('is signed, gives its prizes to submissions, and is public without units of few people', async () => {
    await inScope(async () => {
      const { standing, needed } = (await context.get(Approvals).signingOf(round.id))!;
      for (let n = 0; n < needed; n += 1)
        await context
          .get(Approvals)
          .approve({ roundId: round.id, standingId: standing.id, sha256: standing.sha256, by: await anApprover(context.module) });
      const awards = await context.get(Awards).ofRound(round.id);
      expect(awards.map(({ rank }) => rank).toSorted((a, b) => a - b)).toEqual(standing.summary.prizes.awards.map(({ rank }) => rank));
      expect(awards.every(({ submissionId }) => submissionId !== null)).toBe(true);
      await context.asSuperuser("update rounds set state = 'published' where id = $1", [round.id]);
      const report = await checked('public');
      expect([report.findings, report.isSame, report.standing.computed]).toEqual([[], true, expected]);
    });
  });
});
