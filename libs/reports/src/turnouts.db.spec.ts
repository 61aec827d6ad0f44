import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { Attempts } from '#attempts';
import { Grants } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { anEssayPart, aRuleSet } from '#rules/testing';
import { aReceivingContest, aSentSubmission, PART } from '../../../test/factories/a-receiving-contest.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ReportsModule } from './reports.module.js';
import { Turnouts } from './turnouts.service.js';

const at = (text: string): Date => parseLocal(text)!;

describe('how many take part', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, QuestionsModule, ReportsModule);

  it('is counted anew in place of the earlier number, for everybody and for the ward, each their own', async () => {
    const { tenantId, running } = await aTenantWithContest(context);
    const ward = await context.aTenant({ kind: 'ward' });
    const contestId = running.contest.id;
    await context.as(tenantId, async () => {
      // Whoever registered before the grant counts for everybody, and not for the ward.
      await aContestant(context.module, running);
      await context.get(Grants).give({ contestId, to: ward, unitCode: '24769', by: null });
      const { registration } = await aContestant(context.module, running);
      const roundId = running.rounds[0]!.id;
      const sit = (startsAt: string) => aSealedSitting(context.module, running, { registration, startsAt: at(startsAt) });
      const counted = async (round: typeof roundId | null) => {
        await context.get(Turnouts).take(contestId, round);
        const ask = async (viaTenantId: TenantId | null) =>
          (await context.get(Turnouts).find({ contestId, roundId: round, viaTenantId }))!.totals;
        return [await ask(null), await ask(ward)];
      };

      await sit('2024-10-22 09:00');
      const once = { people: 1, assisted: 0, attempts: 1, sealed: 1 };
      expect(await counted(roundId)).toEqual([
        { registered: 2, ...once },
        { registered: 1, ...once },
      ]);
      expect(await counted(null)).toEqual([
        { registered: 2, ...once },
        { registered: 1, ...once },
      ]);

      await sit('2024-10-22 10:00');
      const twice = { people: 1, assisted: 0, attempts: 2, sealed: 2 };
      expect(await counted(roundId)).toEqual([
        { registered: 2, ...twice },
        { registered: 1, ...twice },
      ]);
      // The whole contest was not counted again.
      expect((await context.get(Turnouts).find({ contestId, roundId: null }))!.totals).toEqual({ registered: 2, ...once });
    });
    const rows = await context.asSuperuser<{ whole: boolean; ward: boolean }>(
      'select round_id is null as whole, via_tenant_id is not null as ward from turnouts where tenant_id = $1 order by 1, 2',
      [tenantId],
    );
    expect(rows).toEqual([
      { whole: false, ward: false },
      { whole: false, ward: true },
      { whole: true, ward: false },
      { whole: true, ward: true },
    ]);
  });

  it('adds up all parts that receive entries where there is no quiz, each person once; a run that was annulled counts nowhere', async () => {
    const second = 'bai-hai';
    const part = (code: string) =>
      anEssayPart({
        ...{ code, receiving: { opens: '2024-10-21', closes: 'hết ngày 2024-10-31' } },
        sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }],
      });
    const ruleSet = aRuleSet({ parts: [part(PART), part(second)], obligations: [], collective: [], prizes: [] });
    const { tenantId, running } = await aReceivingContest(context, ruleSet);
    await context.as(tenantId, async () => {
      const [{ registration: an }, { registration: binh }] = [
        await aContestant(context.module, running),
        await aContestant(context.module, running, { fullName: 'Trần Văn Bình' }),
      ];
      for (const who of [an, binh]) await aSentSubmission(context.module, running, who);

      await aSentSubmission(context.module, running, an, undefined, second);

      const [one, two] = running.receiving;
      const whole = async () => (await context.get(Turnouts).find({ contestId: running.contest.id, roundId: null }))?.totals;
      await context.get(Turnouts).takeReceiving(one!);
      expect(await whole()).toMatchObject({ people: 2, attempts: 3 });
      await context.get(Turnouts).takeReceiving(two!);
      expect((await context.get(Turnouts).find({ contestId: running.contest.id, roundId: two!.id }))!.totals).toMatchObject({
        ...{ people: 1, attempts: 1 },
      });
      expect(await whole()).toMatchObject({ people: 2, attempts: 3 });

      await context.asSuperuser("update rounds set state = 'annulled' where id = $1", [two!.id]);
      await context.get(Turnouts).takeReceiving(one!);
      expect(await whole()).toMatchObject({ people: 2, attempts: 2 });
    });
  });

  it('tells for how many somebody has entered, in all and by unit', async () => {
    const { tenantId, running } = await aTenantWithContest(context);
    const [contestId, round] = [running.contest.id, running.rounds[0]!];
    await context.as(tenantId, async () => {
      for (const isAssisted of [true, true, false]) {
        const { registration } = await aContestant(context.module, running);
        await context.get(Attempts).start(running, round, registration, { isAssisted });
      }
      await context.get(Turnouts).take(contestId, round.id);

      const turnout = await context.get(Turnouts).find({ contestId, roundId: round.id });
      expect(turnout!.totals).toMatchObject({ people: 3, assisted: 2 });
      expect(turnout!.units).toMatchObject([{ people: 3, assisted: 2 }]);
    });
  });
});
