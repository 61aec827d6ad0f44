import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aRunningContest } from '../../../test/factories/a-running-contest.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Approvals } from './approvals.service.js';
import { Awards } from './awards.service.js';
import { ResultsModule } from './results.module.js';
import { RoundClosing } from './round-closing.service.js';
import { Standings } from './standings.service.js';

const at = (text: string): Date => parseLocal(text)!;
const ROUNDS = [
  { code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' },
  { code: 'dot-2', name: 'Đợt 2', opens: '2024-10-28 10:00', closes: '2024-11-04 09:30' },
];

describe('a limit of prizes over rounds', () => {
  let context: DatabaseContext;
  let tenantId: TenantId;
  let running: RunningContest;
  let best: Registration;
  let by: AccountId;

  beforeAll(async () => {
    context = await DatabaseContext.open(AccessModule, AccountsModule, ResultsModule);
  });
  afterAll(() => context.close());

  const rules = (limit: string) =>
    aRuleSet({
      approval: { role: 'board', approvers: 1 },
      parts: [aQuizPart({ rounds: { code: 'listed', version: 1, rounds: ROUNDS } })],
      prizes: [
        {
          code: 'dot',
          name: 'Giải đợt',
          part: 'trac-nghiem',
          per: 'round',
          tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
          award: { certificate: true, issuer: 'board' },
          personLimit: { code: limit, version: 1 },
          rollDown: true,
        },
      ],
    });
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  /** As the worker does each second, as often as it takes. */
  const workOn = async (): Promise<void> => {
    for (let n = 0; n < 4; n += 1) {
      await context.get(RoundTransitions).advance();
      for (const round of await context.get(RoundTransitions).unfinished()) await context.get(RoundClosing).takeFurther(round, 'Lâm Đồng');
    }
  };
  /** The same person is the best of both rounds, which are both ranked before anybody signs. */
  const bothRanked = async (limit: string): Promise<void> => {
    await context.timeIs(at('2024-10-20 08:00'));
    tenantId = await context.aTenant();
    running = await inScope(() => aRunningContest(context.module, { ruleSet: rules(limit) }));
    by = randomUUID() as AccountId;
    await context.asSuperuser(
      `insert into accounts (tenant_id, id, full_name, name_key, email, staff_roles) values ($1, $2, 'Người Duyệt', 'nguoi duyet', $3, '{approver}')`,
      [tenantId, by, `${by}@vidu.vn`],
    );
    await inScope(async () => {
      const [first, second] = running.rounds;
      best = (await aSealedSitting(context.module, running, { round: first!, startsAt: at('2024-10-22 09:00') })).registration;
      await aSealedSitting(context.module, running, { round: second!, startsAt: at('2024-10-29 09:00'), registration: best });
      await aSealedSitting(context.module, running, { round: second!, startsAt: at('2024-10-29 10:00'), right: 1 });
      await context.timeIs(at('2024-11-04 09:31'));
      await workOn();
    });
  };
  const decision = async (at: 0 | 1) => {
    const { roundId, id, sha256 } = (await context.get(Standings).newest(running.rounds[at]!.id))!;
    return { roundId, standingId: id, sha256, by };
  };
  const approve = async (at: 0 | 1): Promise<boolean> => context.get(Approvals).approve(await decision(at));
  const states = async (): Promise<string[]> => (await context.get(ContestReader).roundsOf(running.contest.id)).map(({ state }) => state);

  it('holds although both rounds were ranked before the first was approved: the second must be computed again', async () => {
    await bothRanked('one-per-contest');
    await inScope(async () => {
      expect(await approve(0)).toBe(true);
      await expect(approve(1)).rejects.toMatchObject({ code: 'PRIZES_OVERTAKEN' });
      expect(await states()).toEqual(['approved', 'ranked']);

      await context.get(Approvals).giveBack(await decision(1), 'Đã có giải ở đợt 1.');
      await context.get(Approvals).recount(running.rounds[1]!.id, randomUUID() as AccountId, 'Tính lại theo giải đã trao.');
      await workOn();
      expect(await approve(1)).toBe(true);

      const given = await context.get(Awards).ofContest(running.contest.id);
      expect(given.filter(({ person }) => person === best.pseudonym)).toHaveLength(1);
      expect(given).toHaveLength(2);
    });
  });

  it('holds although both are approved in the same moment', async () => {
    await bothRanked('one-per-contest');
    await inScope(async () => {
      const outcomes = await Promise.allSettled([approve(0), approve(1)]);

      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await context.get(Awards).ofPerson(running.contest.id, best.pseudonym)).toHaveLength(1);
    });
  });

  it('keeps nobody from a prize of each round where the rules give one per round', async () => {
    await bothRanked('one-per-round');
    await inScope(async () => {
      expect([await approve(0), await approve(1)]).toEqual([true, true]);

      expect(await context.get(Awards).ofPerson(running.contest.id, best.pseudonym)).toHaveLength(2);
    });
  });
});
