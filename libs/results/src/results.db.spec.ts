import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions, type RunningContest, Teams, unitDay } from '#contests';
import { type AccountId, parseLocal, type RoundId, type TenantId } from '#kernel';
import { DatabaseClock } from '#persistence';
import { Registrations } from '#registrations';
import { drawSeedOf, quizSummary } from '#rules';
import { aQuizPart } from '#rules/testing';
import { UnitKeeping } from '#units';
import { unitNamed } from '../../../test/factories/a-running-contest.js';
import { aDecision, aFinishedRound } from '../../../test/factories/a-finished-round.js';
import { anApprover } from '../../../test/factories/a-member.js';
import { aSealedSitting, type SittingScript } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { aCollectiveAward, aPrizePerRound, tiers } from '../../../test/factories/some-prizes.js';
import { rulesWithPrizes, TWO_ROUNDS } from '../../../test/factories/some-rule-sets.js';
import { theWorkerGoesOn } from '../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Approvals } from './approvals.service.js';
import { Awards } from './awards.service.js';
import { CollectiveStandings } from './collective-standings.service.js';
import { Publication } from './publication.service.js';
import { ResultsModule } from './results.module.js';
import { RoundClosing } from './round-closing.service.js';
import { Standings } from './standings.service.js';

const at = (text: string): Date => parseLocal(text)!;
const CLOSED = at('2024-10-28 09:31');

describe('a round after its end', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
  });
  afterEach(() => jest.restoreAllMocks());

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const round = (): Promise<Round> => context.get(ContestReader).round(running.rounds[0]!.id);
  const sit = (script: Partial<SittingScript>) => aSealedSitting(context.module, running, { startsAt: at('2024-10-22 09:00'), ...script });
  /** Several people, from the best to the worst: all right in 4 minutes, all right in 6, two right. */
  const threePeople = async () => [await sit({ minutes: 4 }), await sit({ minutes: 6 }), await sit({ right: 2, minutes: 2 })];
  const workOn = (): Promise<void> => theWorkerGoesOn(context.module);
  const closedAndRanked = () => aFinishedRound(context.module, running, { to: 'ranked' });
  const aMember = () => anApprover(context.module);
  const decision = (by: AccountId) => aDecision(context.module, running.rounds[0]!.id, by);
  const approve = async (by: AccountId): Promise<boolean> => context.get(Approvals).approve(await decision(by));

  it('is ranked by the machine, from sealed attempts alone', async () => {
    await inScope(async () => {
      const people = await threePeople();
      await closedAndRanked();

      const standing = (await context.get(Standings).newest(running.rounds[0]!.id))!;
      const lines = await context.get(Standings).lines(standing.id, { count: 10 });
      expect((await round()).state).toBe('ranked');
      expect(standing.summary).toMatchObject({ attempts: 3, people: 3, ranked: 3, allCorrect: 2, predictionTarget: 2 });
      expect(
        lines.map(({ rank, person, points, durationMs }) => [rank, person, Number(points), Math.round(Number(durationMs) / 60_000)]),
      ).toEqual([
        [1, people[0]!.registration.pseudonym, 3, 4],
        [2, people[1]!.registration.pseudonym, 3, 6],
        [3, people[2]!.registration.pseudonym, 2, 2],
      ]);
      expect(lines.map((line) => line.decidedBy)).toEqual(['duration', 'score', null]);
    });
  });

  it('waits until nothing may arrive any more, and seals what was left open', async () => {
    await inScope(async () => {
      await sit({});
      await context.timeIs(at('2024-10-28 09:29'));
      const { registration } = await sit({ startsAt: at('2024-10-28 09:20'), minutes: 1 });
      await context.asSuperuser(
        `insert into attempts (tenant_id, id, contest_id, round_id, registration_id, account_id, number, part_code, bank_id, rule_set_id, seed, item_count, questions, started_at, deadline_at, choices, seqs)
         select tenant_id, $2, contest_id, round_id, registration_id, account_id, 9, part_code, bank_id, rule_set_id, seed, item_count, questions, started_at, $3, choices, seqs
         from attempts where registration_id = $1`,
        [registration.id, randomUUID(), at('2024-10-28 09:30')],
      );
      await context.timeIs(at('2024-10-28 09:30:02'));
      await workOn();
      expect((await round()).state).toBe('closing');

      await context.timeIs(at('2024-10-28 09:30:06'));
      await workOn();

      expect((await round()).state).toBe('ranked');
      expect(quizSummary((await context.get(Standings).newest(running.rounds[0]!.id))!.summary).attempts).toBe(3);
    });
  });

  it('is computed once, however many workers try at the same time', async () => {
    await inScope(async () => {
      await threePeople();
      await context.timeIs(CLOSED);
      await context.get(RoundTransitions).advance();
      await context.get(RoundClosing).takeFurther(await round(), 'Lâm Đồng');
      const settling = await round();

      const made = await Promise.all(Array.from({ length: 4 }, () => context.get(Standings).compute(settling)));

      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await context.get(Standings).versions(settling.id)).toHaveLength(1);
    });
  });

  it('gives the same fingerprint when it is computed again', async () => {
    await inScope(async () => {
      await threePeople();
      await closedAndRanked();
      const [first] = await context.get(Standings).versions(running.rounds[0]!.id);
      await context.get(Approvals).giveBack(await decision(await aMember()), 'Xem lại danh sách Ban Tổ chức');
      await context.get(Approvals).recount(running.rounds[0]!.id, await aMember(), 'Đã xem lại');
      await workOn();

      const [second] = await context.get(Standings).versions(running.rounds[0]!.id);
      expect(second).toMatchObject({ version: 2, reason: 'Đã xem lại', sha256: first!.sha256 });
      const signings = await context.get(Approvals).signingsOf([running.rounds[0]!.id]);
      expect([...signings.values()].map(({ standing, isReturned }) => [standing.id, standing.version, isReturned])).toEqual([
        [second!.id, 2, false],
      ]);
    });
  });

  it('leaves out members of a barred team, also those who joined it after they had registered', async () => {
    await inScope(async () => {
      const barred = await sit({ fullName: 'Phạm Thị Sen', minutes: 1 });
      await sit({ fullName: 'Lê Văn Khải', minutes: 9 });
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'PHẠM THỊ SEN', birthDate: '1962-07-07' }]);
      await closedAndRanked();

      const standing = (await context.get(Standings).newest(running.rounds[0]!.id))!;
      expect(quizSummary(standing.summary).excluded).toEqual([
        { person: barred.registration.pseudonym, reason: 'Thành viên Ban Tổ chức', attempts: 1 },
      ]);
      expect(standing.summary.prizes.awards.map(({ person }) => person)).not.toContain(barred.registration.pseudonym);
      expect(standing.summary.ranked).toBe(1);
    });
  });

  it('leaves out nobody who was born on another day than the member of the barred team of the same name', async () => {
    await inScope(async () => {
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Phạm Thị Sen', birthDate: '1970-01-01' }]);
      const { registration } = await sit({ fullName: 'Phạm Thị Sen' });
      await closedAndRanked();

      const standing = (await context.get(Standings).newest(running.rounds[0]!.id))!;
      const lines = await context.get(Standings).lines(standing.id, { count: 10 });
      expect(lines.map(({ rank, person }) => [rank, person])).toEqual([[1, registration.pseudonym]]);
      expect(quizSummary(standing.summary).excluded).toEqual([]);
    });
  });

  it('is closed from the very moment of its end on', async () => {
    await inScope(async () => {
      const clock = jest.spyOn(context.get(DatabaseClock), 'now');
      const { closesAt } = await round();

      clock.mockReturnValue(new Date(closesAt.getTime() - 1));
      await context.get(RoundTransitions).advance();
      expect((await round()).state).toBe('open');

      clock.mockReturnValue(closesAt);
      await context.get(RoundTransitions).advance();
      expect((await round()).state).toBe('closing');
    });
  });

  it('draws lots by the seals of its own attempts alone', async () => {
    const ruleSet = rulesWithPrizes({ parts: [aQuizPart({ rounds: TWO_ROUNDS })] });
    const place = await aTenantWithContest(context, { ruleSet });
    await context.as(place.tenantId, async () => {
      const [first, second] = place.running.rounds;
      const sitIn = async (round: Round, startsAt: string): Promise<string> =>
        (await aSealedSitting(context.module, place.running, { round, startsAt: at(startsAt) })).attempt.sealSha256!;
      const early = [await sitIn(first!, '2024-10-22 09:00'), await sitIn(first!, '2024-10-22 10:00')];
      const late = [await sitIn(second!, '2024-10-28 11:00')];
      await context.timeIs(at('2024-11-04 09:31'));
      await workOn();

      const seeds = await Promise.all([first!, second!].map(async ({ id }) => (await context.get(Standings).newest(id))!.summary.drawSeed));
      expect(seeds).toEqual([drawSeedOf(early), drawSeedOf(late)]);
    });
  });

  it('gives the prizes of rankings of their own, by audience group and by block of units', async () => {
    const group = (code: string, board: string) => aPrizePerRound({ code, board, tiers: tiers(1) });
    const ruleSet = rulesWithPrizes({
      audiences: [
        { code: 'nhan-dan', name: 'Nhân dân', registersBy: 'either' },
        { code: 'can-bo', name: 'Cán bộ', registersBy: 'either' },
      ],
      blocks: [
        { code: 'phuong', name: 'Khối phường', kinds: ['ward'] },
        { code: 'so', name: 'Khối sở', kinds: ['agency'] },
      ],
      boards: [
        { code: 'bang-can-bo', name: 'Bảng cán bộ', audiences: ['can-bo'] },
        { code: 'bang-phuong', name: 'Bảng phường', blocks: ['phuong'] },
        { code: 'bang-so', name: 'Bảng sở', blocks: ['so'] },
      ],
      parts: [aQuizPart({ entry: [{ code: 'complete-profile' }, { code: 'minimum-points', points: 1 }] })],
      prizes: [group('can-bo', 'bang-can-bo'), group('phuong', 'bang-phuong'), group('so', 'bang-so')].map((one) => ({
        ...one,
        personLimit: { code: 'no-limit', version: 1 },
      })),
    });
    const place = await aTenantWithContest(context, { ruleSet });
    await context.as(place.tenantId, async () => {
      const sit = async (audience: string, right: number, hour: number): Promise<string> =>
        (await aSealedSitting(context.module, place.running, { audience, right, startsAt: at(`2024-10-22 ${hour}:00`) })).registration
          .pseudonym;
      const people = [await sit('nhan-dan', 3, 10), await sit('can-bo', 2, 11), await sit('can-bo', 0, 12)];
      await context.timeIs(at('2024-11-04 09:31'));
      await workOn();

      const { summary } = (await context.get(Standings).newest(place.running.rounds[0]!.id))!;
      expect(quizSummary(summary).refused).toEqual([
        { condition: 'complete-profile', people: 0 },
        { condition: 'minimum-points', people: 1 },
      ]);
      expect(summary.prizes.awards.map(({ group: code, person, rank, boardRank }) => [code, person, rank, boardRank])).toEqual([
        ['can-bo', people[1], 2, 1],
        ['phuong', people[0], 1, 1],
      ]);
      expect(summary.prizes.unfilled).toEqual([{ group: 'so', tier: 'nhat', count: 1 }]);
    });
  });

  it('counts units for the collective award', async () => {
    await inScope(async () => {
      await threePeople();
      await closedAndRanked();

      const snapshot = await context.get(CollectiveStandings).newest(running.contest.id, 'tap-the');
      expect(snapshot?.body.lines).toMatchObject([{ unit: '24769', people: 3, attempts: 3, rank: 1, tier: 'nhat' }]);
    });
  });

  it('measures units by the head-count that held on its reference date, whatever was said of later days', async () => {
    const award = aCollectiveAward({ order: [{ code: 'head-count-ratio', version: 1 }] });
    const place = await aTenantWithContest(context, { ruleSet: rulesWithPrizes({ collective: [award] }) });
    await context.as(place.tenantId, async () => {
      const ward = await unitNamed(context.module, 'Phường 9');
      const say = (people: number, countedOn: string) =>
        context.get(UnitKeeping).count(ward.id, { people, leaders: null, countedOn, source: 'Báo cáo' }, null);
      const line = async () => {
        const snapshot = await context.get(CollectiveStandings).newest(place.running.contest.id, 'tap-the');
        return snapshot?.body.lines.map(({ headCount, values, rank }) => [headCount, values, rank]);
      };
      const sit = () => aSealedSitting(context.module, place.running, { startsAt: at('2024-10-22 09:00') });
      await sit();
      await say(500, '2025-01-01');
      await say(4, '2024-01-01');
      await say(8, unitDay(place.running));
      await aFinishedRound(context.module, place.running, { to: 'ranked' });

      expect(await line()).toEqual([[8, [0.125], 1]]);
    });
  });

  it('counts units by what is sealed: a late count leaves out the round that is open meanwhile', async () => {
    const ruleSet = rulesWithPrizes({ parts: [aQuizPart({ rounds: TWO_ROUNDS })] });
    const place = await aTenantWithContest(context, { ruleSet });
    await context.as(place.tenantId, async () => {
      const sitIn = (round: number, startsAt: string) =>
        aSealedSitting(context.module, place.running, { round: place.running.rounds[round]!, startsAt: at(startsAt) });
      const counted = async () => {
        await workOn();
        const snapshot = await context.get(CollectiveStandings).newest(place.running.contest.id, 'tap-the');
        return snapshot?.body.lines.map(({ people, attempts }) => [people, attempts]);
      };
      await sitIn(0, '2024-10-22 09:00');
      await sitIn(1, '2024-10-28 11:00');

      expect(await counted()).toEqual([[1, 1]]);
      await context.timeIs(at('2024-11-04 09:31'));
      expect(await counted()).toEqual([[2, 2]]);
    });
  });

  describe('approval', () => {
    it('takes as many different people as the rules want, and gives the prizes with the last signature', async () => {
      await inScope(async () => {
        const people = await threePeople();
        await closedAndRanked();

        expect(await approve(await aMember())).toBe(false);
        expect(await context.get(Awards).ofRound(running.rounds[0]!.id)).toEqual([]);
        expect((await round()).state).toBe('ranked');

        expect(await approve(await aMember())).toBe(true);
        expect((await round()).state).toBe('approved');
        expect(
          (await context.get(Awards).ofRound(running.rounds[0]!.id)).map(({ tierCode, rank, person }) => [tierCode, rank, person]),
        ).toEqual([
          ['nhat', 1, people[0]!.registration.pseudonym],
          ['nhi', 2, people[1]!.registration.pseudonym],
        ]);
      });
    });

    it('counts one person once', async () => {
      await inScope(async () => {
        await threePeople();
        await closedAndRanked();
        const member = await aMember();
        await approve(member);

        await expect(approve(member)).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
        expect((await round()).state).toBe('ranked');
      });
    });

    it('is complete when the last two sign in the same moment', async () => {
      await inScope(async () => {
        await threePeople();
        await closedAndRanked();
        const [one, two] = [await aMember(), await aMember()];

        const complete = await Promise.all([approve(one), approve(two)]);

        expect(complete.toSorted()).toEqual([false, true]);
        expect((await round()).state).toBe('approved');
        expect(await context.get(Awards).ofRound(running.rounds[0]!.id)).toHaveLength(2);
      });
    });

    it('holds for what the person saw, and for nothing else', async () => {
      await inScope(async () => {
        await threePeople();
        await closedAndRanked();
        const seen = await decision(await aMember());

        await expect(context.get(Approvals).approve({ ...seen, sha256: 'f'.repeat(64) })).rejects.toMatchObject({
          code: 'STANDING_CHANGED',
        });
      });
    });

    it('holds for the version that the person saw, even where the next one says the same', async () => {
      await inScope(async () => {
        await threePeople();
        await closedAndRanked();
        const seen = await decision(await aMember());
        await context.get(Approvals).giveBack(await decision(await aMember()), 'Xem lại');
        await context.get(Approvals).recount(running.rounds[0]!.id, await aMember(), 'Đã xem lại');
        await workOn();

        expect((await decision(seen.by)).sha256).toBe(seen.sha256);
        await expect(context.get(Approvals).approve(seen)).rejects.toMatchObject({ code: 'STANDING_CHANGED' });
        expect((await context.get(Approvals).signingOf(running.rounds[0]!.id))!.decisions).toEqual([]);
      });
    });

    it('is written down for the standing, as is giving it back: who, why, and what stood there', async () => {
      await inScope(async () => {
        await threePeople();
        await closedAndRanked();
        const [kind, strict] = [await aMember(), await aMember()];
        const { standingId, sha256 } = await decision(kind);
        await approve(kind);
        await context.get(Approvals).giveBack(await decision(strict), 'Thiếu một người trong Tổ thư ký');

        const details = { round: running.rounds[0]!.id, version: 1, sha256 };
        const entries = await context.get(AuditTrail).of(standingId);
        expect(entries.map(({ action, actorId, reason, details }) => ({ action, actorId, reason, details }))).toEqual([
          { action: 'standing.approved', actorId: kind, reason: null, details },
          { action: 'standing.returned', actorId: strict, reason: 'Thiếu một người trong Tổ thư ký', details },
        ]);
      });
    });

    it('goes on where nobody has given the standing back: it is not computed again', async () => {
      await inScope(async () => {
        await threePeople();
        await closedAndRanked();
        await approve(await aMember());

        const again = context.get(Approvals).recount(running.rounds[0]!.id, await aMember(), 'Tính lại cho chắc');

        await expect(again).rejects.toMatchObject({ code: 'NOT_RETURNED' });
        expect((await round()).state).toBe('ranked');
      });
    });

    it('is over once somebody has given the standing back, and whoever has it computed again does not approve it', async () => {
      await inScope(async () => {
        await threePeople();
        await closedAndRanked();
        const [strict, kind, secretary] = [await aMember(), await aMember(), await aMember()];
        await context.get(Approvals).giveBack(await decision(strict), 'Thiếu một người trong Tổ thư ký');

        await expect(approve(kind)).rejects.toMatchObject({ code: 'RETURNED' });
        await context.get(Approvals).recount(running.rounds[0]!.id, secretary, 'Đã bổ sung Tổ thư ký');
        await workOn();
        await expect(approve(secretary)).rejects.toMatchObject({ code: 'OWN_WORK' });
        expect(await approve(kind)).toBe(false);
        expect(await approve(strict)).toBe(true);
      });
    });

    it('is refused before there is a standing', async () => {
      await inScope(async () => {
        const forged = { roundId: running.rounds[0]!.id, standingId: randomUUID() as never, sha256: '', by: await aMember() };

        await expect(context.get(Approvals).approve(forged)).rejects.toMatchObject({ code: 'NO_STANDING' });
        await expect(context.get(Approvals).approve({ ...forged, roundId: randomUUID() as RoundId })).rejects.toMatchObject({
          code: 'ROUND_NOT_FOUND',
        });
      });
    });
  });

  describe('publication', () => {
    const approved = async (): Promise<void> => {
      await threePeople();
      await aFinishedRound(context.module, running, { to: 'approved' });
    };

    it('happens at the promised minute, not before and by nobody’s hand', async () => {
      await inScope(async () => {
        await approved();
        await context.timeIs(at('2024-10-30 09:59:59'));
        await workOn();
        expect((await round()).state).toBe('approved');
        await expect(context.get(Publication).publish(running.rounds[0]!.id, await aMember())).rejects.toMatchObject({ code: 'TOO_EARLY' });

        await context.timeIs(at('2024-10-30 10:00'));
        await workOn();
        expect((await round()).state).toBe('published');
      });
    });

    it('waits for the approval, however late', async () => {
      await inScope(async () => {
        await threePeople();
        await closedAndRanked();
        await context.timeIs(at('2024-10-31 10:00'));
        await workOn();
        expect((await round()).state).toBe('ranked');
        await expect(context.get(Publication).publish(running.rounds[0]!.id, await aMember())).rejects.toMatchObject({
          code: 'NOT_APPROVED',
        });
      });
    });
  });

  it('without a promised minute is published by somebody’s word alone, and the trail names them', async () => {
    const ruleSet = rulesWithPrizes({ parts: [aQuizPart({ rounds: TWO_ROUNDS })] });
    const place = await aTenantWithContest(context, { ruleSet });
    await context.as(place.tenantId, async () => {
      const { id } = await aFinishedRound(context.module, place.running, { to: 'approved' });
      await context.timeIs(at('2025-10-28 09:30'));
      await workOn();
      expect((await context.get(ContestReader).round(id)).state).toBe('approved');

      const publisher = await aMember();
      await context.get(Publication).publish(id, publisher);

      expect((await context.get(ContestReader).round(id)).state).toBe('published');
      const entries = (await context.get(AuditTrail).of(id)).filter(({ action }) => action === 'round.published');
      expect(entries.map(({ actorId }) => actorId)).toEqual([publisher]);
    });
  });

  it('leaves a trail of every step, with who and why', async () => {
    await inScope(async () => {
      await threePeople();
      await closedAndRanked();
      const [one, two] = [await aMember(), await aMember()];
      await approve(one);
      await approve(two);
      await context.timeIs(at('2024-10-30 10:00'));
      await workOn();

      const steps = await context.get(AuditTrail).of(running.rounds[0]!.id);
      expect(steps.map(({ action, actorId }) => [action, actorId])).toEqual([
        ['round.open', null],
        ['round.closing', null],
        ['round.settling', null],
        ['round.ranked', null],
        ['round.approved', two],
        ['round.published', null],
      ]);
    });
  });

  it('is nobody else’s business: another tenant neither sees nor signs it', async () => {
    const ours = await inScope(async () => {
      await threePeople();
      await closedAndRanked();
      return decision(await aMember());
    });
    const theirs = await context.aTenant();

    await context.as(theirs, async () => {
      expect(await context.get(Standings).newest(ours.roundId)).toBeUndefined();
      expect(await context.get(Standings).lines(ours.standingId, { count: 10 })).toEqual([]);
      await expect(context.get(Approvals).approve(ours)).rejects.toMatchObject({ code: 'ROUND_NOT_FOUND' });
    });
    expect((await inScope(round)).state).toBe('ranked');
  });

  it('knows the people behind the places', async () => {
    await inScope(async () => {
      const { registration } = await sit({ fullName: 'Nguyễn Thị Ngọc Diệp' });

      const people = await context.get(Registrations).peopleOf(running.contest.id, [registration.pseudonym, randomUUID()]);
      expect([...people.values()]).toMatchObject([
        { fullName: 'Nguyễn Thị Ngọc Diệp', unitName: 'Phường 9', unitPlace: 'thành phố Đà Lạt', registrationId: registration.id },
      ]);
    });
  });
});
