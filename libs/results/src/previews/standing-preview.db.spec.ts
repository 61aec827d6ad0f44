import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { type Attempt, AttemptFiles } from '#attempts';
import { ContestReader, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { SealedBanks } from '#questions';
import type { Registration } from '#registrations';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import type { RankedOtherwise } from '../closing/round-ranker.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { StandingPreview } from './standing-preview.service.js';

describe('a standing as it would be', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let sat: { attempt: Attempt; registration: Registration }[];
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const roundId = () => running.rounds[0]!.id;
  const person = (n: number): string => sat[n]!.registration.pseudonym;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    await inScope(async () => {
      sat = [];
      for (const [n, right] of [3, 2, 1].entries())
        sat.push(
          await aSealedSitting(context.module, running, {
            right,
            startsAt: parseLocal(`2024-10-22 0${n + 7}:00`)!,
            fullName: `Người ${n}`,
          }),
        );
      await aFinishedRound(context.module, running, { to: 'ranked' });
    });
  });
  const preview = (otherwise: RankedOtherwise, named?: string[]) =>
    inScope(async () => context.get(StandingPreview).of(await context.get(ContestReader).round(roundId()), otherwise, named));
  const places = ({ moves }: Awaited<ReturnType<typeof preview>>) => moves.map((one) => [one.person, one.before?.rank, one.after?.rank]);

  it('is the standing that is, where nothing would be otherwise; and nothing is written', async () => {
    const before = await context.asSuperuser('select count(*)::int as n from standing_lines');
    const same = await preview({});
    const kept = await inScope(() => context.get(Standings).newest(roundId()));

    expect(same).toMatchObject({ moves: [], moved: 0, pointsChanged: 0, prizesChanged: 0, after: same.before });
    expect(same.before).toEqual({ ranked: 3, sha256: kept!.sha256 });
    expect(await context.asSuperuser('select count(*)::int as n from standing_lines')).toEqual(before);
  });

  it('says who moves up when somebody is left out, and back when they are taken in again', async () => {
    const leftOut = [{ person: person(0), reason: 'Thi hộ' }];
    const out = await preview({ leftOut }, [person(2)]);
    expect(places(out)).toEqual([
      [person(1), 2, 1],
      [person(2), 3, 2],
      [person(0), 1, undefined],
    ]);
    expect(out.after.ranked).toBe(2);
    // As for whoever was barred by the rules, taking back what two people have decided changes nothing.
    expect((await preview({ takenIn: [person(0)] })).moved).toBe(0);
  });

  it('takes late answers into account, as the board would take them', async () => {
    const { attempt } = sat[2]!;
    await context.asSuperuser(
      'insert into late_answers (tenant_id, attempt_id, place, number, mark, received_at) values ($1, $2, $3, 99, 0, app_now())',
      [tenantId, attempt.id, 3],
    );
    const late = await inScope(() => context.get(AttemptFiles).withLate(attempt.id));
    expect(late!.marks.map((mark, at) => (mark === attempt.marks![at] ? '' : mark))).toEqual(['', '', 0]);

    const { questions, key } = await inScope(async () => {
      const banks = context.get(SealedBanks);
      return { ...(await banks.byId(attempt.bankId)), ...(await banks.key(attempt.bankId)) };
    });
    const marks = attempt.questions.map((position) => key[questions[position]!.id]!.reduce((bits, option) => bits | (1 << option), 0));
    const moved = await preview({ retold: { attempts: new Map([[attempt.id, { marks, prediction: 1 }]]) } }, [person(2)]);
    const own = moved.moves.find((one) => one.person === person(2))!;
    expect([own.before!.rank, own.before!.prizes]).toEqual([3, []]);
    expect([own.after!.points, own.after!.prizes.length]).toEqual([moved.moves[0]!.after!.points, 1]);
    expect(moved.after.ranked).toBe(3);
  });

  it('weighs against the ranking of now where nothing stands yet', async () => {
    await context.asSuperuser("update rounds set state = 'closing' where id = $1", [roundId()]);
    const kept = (await inScope(() => context.get(Standings).newest(roundId())))!;
    const { before, after } = await preview({ leftOut: [{ person: person(0), reason: 'Thi hộ' }] });

    expect([before.ranked, before.sha256, after.ranked]).toEqual([3, kept.sha256, 2]);
  });

  it('is of the tenant in scope alone', async () => {
    const other = await context.aTenant();
    const round = await inScope(() => context.get(ContestReader).round(roundId()));
    await expect(context.as(other, () => context.get(StandingPreview).of(round, {}))).rejects.toMatchObject({ code: 'NO_CONTEST' });
  });
});
