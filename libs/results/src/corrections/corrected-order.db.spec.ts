import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aDecision } from '../../../../test/factories/a-finished-round.js';
import { aMember, anApprover } from '../../../../test/factories/a-member.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { aPrizePerRound, tiers } from '../../../../test/factories/some-prizes.js';
import { TWO_ROUNDS } from '../../../../test/factories/some-rule-sets.js';
import { theWorkerGoesOn } from '../../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { Approvals } from '../approvals.service.js';
import { Awards } from '../awards.service.js';
import { ResultsModule } from '../results.module.js';
import { CorrectedOrder } from './corrected-order.service.js';
import { CorrectionScoring } from './correction-scoring.service.js';
import { CorrectionWishes } from './correction-wishes.service.js';
import { Corrections } from './corrections.service.js';

const at = (text: string): Date => parseLocal(text)!;

describe('two rounds of a contest that are taken back', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let [asker, decider]: AccountId[] = [];
  const people = new Map<string, Registration>();

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const from = <T>(token: new (...args: never[]) => T): T => context.get(token);
  const round = async (n: 0 | 1): Promise<Round> => from(ContestReader).round(running.rounds[n]!.id);
  const approve = async (n: 0 | 1): Promise<boolean> =>
    from(Approvals).approve(await aDecision(context.module, running.rounds[n]!.id, decider!));
  /** By round: who has its prize. */
  const winners = async (): Promise<(string | undefined)[]> => {
    const names = new Map([...people].map(([name, { pseudonym }]) => [pseudonym, name]));
    const awards = await Promise.all(running.rounds.map(({ id }) => from(Awards).ofRound(id)));
    return awards.map(([award]) => award && names.get(award.person!));
  };
  const states = async (): Promise<string[]> => (await from(ContestReader).roundsOf(running.contest.id)).map(({ state }) => state);

  /** In each round, best first. A prize for the best of each round; both rounds are approved in their order. */
  const held = async (limit: string, entries: readonly (readonly string[])[]): Promise<void> => {
    const ruleSet = aRuleSet({
      approval: { role: 'board', approvers: 1 },
      parts: [aQuizPart({ rounds: TWO_ROUNDS })],
      prizes: [aPrizePerRound({ tiers: tiers(1), personLimit: { code: limit, version: 1 } })],
    });
    ({ tenantId, running } = await aTenantWithContest(context, { time: at('2024-10-20 08:00'), ruleSet }));
    people.clear();
    await inScope(async () => {
      [asker, decider] = [await aMember(tenantId, ['author']), await anApprover(context.module)];
      for (const [n, names] of entries.entries())
        for (const [place, fullName] of names.entries()) {
          const startsAt = at(`2024-10-${n === 0 ? 22 : 29} 09:00`);
          const known = people.get(fullName);
          const sitting = { round: running.rounds[n]!, startsAt, minutes: place + 3, fullName, ...(known && { registration: known }) };
          people.set(fullName, (await aSealedSitting(context.module, running, sitting)).registration);
        }
      await context.timeIs(at('2024-11-04 09:31'));
      await theWorkerGoesOn(context.module);
      await approve(0);
    });
  };
  const secondAsWell = async (): Promise<void> => {
    await from(Approvals).giveBack(await aDecision(context.module, running.rounds[1]!.id, decider!), 'Đã có giải ở đợt 1.');
    await from(Approvals).recount(running.rounds[1]!.id, asker!, 'Tính lại theo giải đã trao.');
    await theWorkerGoesOn(context.module);
    await approve(1);
  };
  const out = async (n: 0 | 1, name: string): Promise<void> => {
    const wish = { by: asker!, reason: 'Nhờ người khác thi hộ' };
    const id = await from(CorrectionWishes).askDisqualification(await round(n), people.get(name)!, 'Điều 8', wish);
    await from(CorrectionScoring).look();
    await from(Corrections).switch(id, decider!, (await from(Corrections).find(id)).seen!);
  };

  it('are computed in the order in which they were held, as if the first result had always been so', async () => {
    await held('one-per-contest', [
      ['An', 'Bình', 'Chi'],
      ['An', 'Chi', 'Bình', 'Dung'],
    ]);
    await inScope(async () => {
      await secondAsWell();
      expect(await winners()).toEqual(['An', 'Chi']);

      await out(0, 'An');
      await out(1, 'An');
      await theWorkerGoesOn(context.module);
      // The second waits: whether Bình may have its prize, the first decides.
      expect(await states()).toEqual(['ranked', 'settling']);
      expect((await from(CorrectedOrder).awaited(await round(1)))?.code).toBe(running.rounds[0]!.code);
      expect(await from(CorrectedOrder).awaited(await round(0))).toBeUndefined();
      await approve(0);
      await theWorkerGoesOn(context.module);
      await approve(1);

      expect(await winners()).toEqual(['Bình', 'Chi']);
    });
  });

  it('do not keep anybody from a prize of the first by one of the second that is taken back as well', async () => {
    await held('one-per-contest', [
      ['An', 'Chi', 'Bình'],
      ['Chi', 'Bình'],
    ]);
    await inScope(async () => {
      await approve(1);
      expect(await winners()).toEqual(['An', 'Chi']);

      await out(1, 'Bình');
      await out(0, 'An');
      await theWorkerGoesOn(context.module);
      await approve(0);
      await theWorkerGoesOn(context.module);
      await approve(1);

      // Chi was the second of the first round, and would have had its prize before the second was held.
      expect(await winners()).toEqual(['Chi', undefined]);
    });
  });

  it('do not wait for each other where prizes of one are no matter for the other', async () => {
    await held('one-per-round', [
      ['An', 'Bình'],
      ['An', 'Bình'],
    ]);
    await inScope(async () => {
      await approve(1);
      await out(0, 'An');
      await out(1, 'An');
      await theWorkerGoesOn(context.module);
      expect(await states()).toEqual(['ranked', 'ranked']);
      await approve(1);
      await approve(0);

      expect(await winners()).toEqual(['Bình', 'Bình']);
    });
  });

  it('are not signed while somebody is passed over for a prize that they have lost since', async () => {
    await held('one-per-contest', [
      ['An', 'Bình'],
      ['An', 'Chi'],
    ]);
    await inScope(async () => {
      await from(Approvals).giveBack(await aDecision(context.module, running.rounds[1]!.id, decider!), 'Đã có giải ở đợt 1.');
      await from(Approvals).recount(running.rounds[1]!.id, asker!, 'Tính lại theo giải đã trao.');
      await theWorkerGoesOn(context.module);
      // An is passed over in the second, which nobody has signed yet.
      await out(0, 'An');
      await theWorkerGoesOn(context.module);
      await approve(0);

      await expect(approve(1)).rejects.toMatchObject({ code: 'PRIZES_OVERTAKEN' });
      await secondAsWell();
      expect(await winners()).toEqual(['Bình', 'An']);
    });
  });
});
