import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { type Attempt, AttemptFiles } from '#attempts';
import { ContestReader, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { SealedBanks } from '#questions';
import type { Registration } from '#registrations';
import type { KeyRevision } from '#rules';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
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
  const preview = (...what: Parameters<StandingPreview['preview']> extends [unknown, ...infer More] ? More : never) =>
    inScope(() => context.get(StandingPreview).preview(roundId(), ...what));
  const places = ({ moves }: Awaited<ReturnType<typeof preview>>) => moves.map((one) => [one.person, one.before?.rank, one.after?.rank]);

  it('is the standing that is, where nothing would be otherwise; and nothing is written', async () => {
    const before = await context.asSuperuser('select count(*)::int as n from standing_lines');
    const same = await preview({});
    const kept = await inScope(() => context.get(Standings).newest(roundId()));

    expect(same).toEqual({ moves: [], moved: 0, prizesChanged: 0, before: { ranked: 3, sha256: kept!.sha256 }, after: same.before });
    expect(await context.asSuperuser('select count(*)::int as n from standing_lines')).toEqual(before);
  });

  it('says who moves up when somebody is left out, and back when they are taken in again', async () => {
    const out = await preview({ exclusions: { add: [{ person: person(0), reason: 'Thi hộ' }] } }, [person(2)]);
    expect(places(out)).toEqual([
      [person(1), 2, 1],
      [person(2), 3, 2],
      [person(0), 1, undefined],
    ]);
    expect(out.after.ranked).toBe(2);
    expect((await preview({ exclusions: { add: [{ person: person(0), reason: 'Thi hộ' }], lift: [person(0)] } })).after.ranked).toBe(2);
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
    const moved = await preview({ attempts: new Map([[attempt.id, { marks, prediction: 1 }]]) }, [person(2)]);
    const own = moved.moves.find((one) => one.person === person(2))!;
    expect([own.before!.rank, own.before!.prizes]).toEqual([3, []]);
    expect([own.after!.points, own.after!.prizes.length]).toEqual([moved.moves[0]!.after!.points, 1]);
    expect(moved.after.ranked).toBe(3);
  });

  it('marks doubted questions otherwise, for everybody', async () => {
    const { questions } = await inScope(async () => {
      return context.get(SealedBanks).ofRound(await context.get(ContestReader).round(roundId()));
    });
    const all = (revision: KeyRevision) => new Map(questions.map(({ id }) => [id, revision]));
    const everyone = [0, 1, 2].map(person);
    const { moves } = await preview({ keys: all({ kind: 'everybody' }) }, everyone);

    expect(moves.map((one) => one.person).toSorted()).toEqual(everyone.toSorted());
    expect([new Set(moves.map(({ after }) => after!.points)).size, new Set(moves.map(({ before }) => before!.points)).size]).toEqual([
      1, 3,
    ]);
    await expect(preview({ keys: all({ kind: 'instead', right: [9] }) })).rejects.toMatchObject({ code: 'RIGHT_OPTIONS_WRONG' });
  });

  it('is of the tenant in scope alone', async () => {
    const other = await context.aTenant();
    await expect(context.as(other, () => context.get(StandingPreview).preview(roundId(), {}))).rejects.toMatchObject({
      code: 'ROUND_NOT_FOUND',
    });
  });
});
