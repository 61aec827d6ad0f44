import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import type { RunningContest } from '#contests';
import { MINUTE_MS, parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { CollectiveSources, CollectiveStandings, ResultsModule, SourceKeeping } from '#results';
import type { CollectiveLine, RuleSet } from '#rules';
import { aQuizPart } from '#rules/testing';
import { UnitKeeping } from '#units';
import { planOf } from '../../apps/cli/src/demo/demo-editions.js';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aContestant, unitNamed } from '../factories/a-running-contest.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../factories/a-tenant-with-contest.js';
import { aCollectiveAward } from '../factories/some-prizes.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { DatabaseContext } from '../support/database-context.js';

const NINE = parseLocal('2024-10-22 09:00')!;
const [WARD_9, WARD_10] = ['24769', '24778'];

interface Sitter {
  ward: 'Phường 9' | 'Phường 10';
  attempts: number;
  /** Of three questions. */
  right: number;
}

/** The award of a real plan, for wards. */
function awardOf(plan: string): Pick<RuleSet['collective'][number], 'order' | 'conditions'> {
  const [award] = planOf(plan).collective;
  if (!award) throw new Error(`The plan ${plan} has no collective award.`);
  return { order: award.order, conditions: award.conditions };
}

const CASES = [
  {
    plan: 'lam-dong',
    title: 'Lâm Đồng: where most people take part, however often',
    sitters: [
      { ward: 'Phường 9', attempts: 3, right: 3 },
      { ward: 'Phường 10', attempts: 1, right: 1 },
      { ward: 'Phường 10', attempts: 1, right: 1 },
    ],
    first: { unit: WARD_10, value: 2, because: 'Xếp trên đơn vị kế tiếp nhờ số người dự thi: 2 người; đơn vị kế tiếp: 1 người.' },
    second: { unit: WARD_9, rank: 2, lacks: [] },
  },
  {
    plan: 'phu-tho',
    title: 'Phú Thọ: where most attempts are made, however few make them',
    sitters: [
      { ward: 'Phường 9', attempts: 3, right: 3 },
      { ward: 'Phường 10', attempts: 1, right: 3 },
      { ward: 'Phường 10', attempts: 1, right: 3 },
    ],
    first: { unit: WARD_9, value: 3, because: 'Xếp trên đơn vị kế tiếp nhờ số lượt thi: 3 lượt; đơn vị kế tiếp: 2 lượt.' },
    second: { unit: WARD_10, rank: 2, lacks: [] },
  },
  {
    plan: 'thai-nguyen',
    title: 'Thái Nguyên: where most attempts of quality are made; many poor ones do not count',
    sitters: [
      { ward: 'Phường 9', attempts: 2, right: 2 },
      { ward: 'Phường 10', attempts: 4, right: 1 },
    ],
    first: { unit: WARD_9, value: 2, because: null },
    second: { unit: WARD_10, rank: null, lacks: ['điểm trung bình mới đạt 33,3% điểm tối đa, cần ít nhất 50%'] },
  },
] satisfies (Record<'plan' | 'title', string> & {
  sitters: Sitter[];
  first: { unit: string | undefined; value: number; because: string | null };
  second: { unit: string | undefined; rank: number | null; lacks: string[] };
})[];

describe('collective awards in the database', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;

  const begin = async (award: Parameters<typeof aCollectiveAward>[0]): Promise<void> => {
    const ruleSet = rulesWithPrizes({ parts: [aQuizPart()], collective: [aCollectiveAward(award)] });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet }));
  };
  const sit = async ({ ward, attempts, right }: Sitter): Promise<void> => {
    const unit = await unitNamed(context.module, ward);
    const { registration }: { registration: Registration } = await aContestant(context.module, running, { unit });
    for (let n = 0; n < attempts; n += 1)
      await aSealedSitting(context.module, running, { registration, right, startsAt: new Date(NINE.getTime() + n * 60 * MINUTE_MS) });
  };
  const ranked = async (): Promise<CollectiveLine[]> => {
    await aFinishedRound(context.module, running, { to: 'ranked' });
    const [award] = running.ruleSet.collective;
    const snapshot = (await context.get(CollectiveStandings).newest(running.contest.id, award!.code))!;
    // Each figure comes out of the very attempts that are kept with it.
    await context.get(SourceKeeping).keepMissing();
    for (const line of snapshot.body.lines) {
      const { figures } = await context.get(CollectiveSources).open(running.ruleSet, award!, snapshot, line.unit);
      expect(figures.map(({ value }) => value)).toEqual(line.values.slice(0, figures.length));
    }
    return snapshot.body.lines;
  };

  it.each(CASES)('go, as in $title', async ({ plan, sitters, first, second }) => {
    await begin(awardOf(plan));
    await context.as(tenantId, async () => {
      for (const sitter of sitters) await sit(sitter);
      const [one, two] = await ranked();

      expect([one!.unit, one!.rank, one!.tier, one!.values[0], one!.explanation]).toEqual([
        first.unit,
        1,
        'nhat',
        first.value,
        first.because,
      ]);
      expect([two!.unit, two!.rank, two!.tier, two!.lacks]).toEqual([second.unit, second.rank, null, second.lacks]);
    });
  });

  it('go, as in Đắk Lắk, to who reaches thirty per cent of its people: of the head-count that is written down', async () => {
    const { order, conditions } = awardOf('dak-lak');
    await begin({ order, conditions: conditions.filter(({ code }) => code === 'minimum-share') });
    await context.as(tenantId, async () => {
      const count = async (ward: string, people: number): Promise<void> => {
        const { id } = await unitNamed(context.module, ward);
        await context.get(UnitKeeping).count(id, { people, leaders: null, countedOn: '2024-10-01', source: 'Báo cáo' }, null);
      };
      await count('Phường 9', 4);
      await count('Phường 10', 6);
      await sit({ ward: 'Phường 9', attempts: 3, right: 3 });
      await sit({ ward: 'Phường 10', attempts: 1, right: 0 });
      await sit({ ward: 'Phường 10', attempts: 1, right: 0 });
      const [one, two] = await ranked();

      expect([one!.unit, one!.rank, one!.values[0]]).toEqual([WARD_10, 1, 2 / 6]);
      expect([two!.unit, two!.rank, two!.lacks]).toEqual([WARD_9, null, ['mới có 1 trong 4 người dự thi (25%), cần ít nhất 30%']]);
    });
  });
});
