import { randomBytes } from 'node:crypto';
import { ContestPublisher, ContestReader, ContestsModule, RoundTransitions } from '#contests';
import { Clock, DAY_MS, ShiftedClock, type TenantId } from '#kernel';
import { DatabaseClock } from '#persistence';
import { aRuleSet } from '#rules/testing';
import { SETTINGS, type Settings } from '#settings';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { UnfinishedLoad } from './unfinished-load.js';

describe('a demo whose loading was broken off', () => {
  let context: DatabaseContext;
  let load: UnfinishedLoad;
  let slug: string;
  let tenantId: TenantId;

  beforeAll(async () => {
    context = await DatabaseContext.open(ContestsModule);
    load = new UnfinishedLoad(context.module, context.get<Settings>(SETTINGS));
  });
  afterAll(async () => {
    await context.get(DatabaseClock).reset();
    await context.close();
  });
  beforeEach(async () => {
    await context.get(DatabaseClock).reset();
    slug = `demo-${randomBytes(5).toString('hex')}`;
    tenantId = await context.aTenant({ slug });
  });

  const publish = (contest: string) =>
    context.as(tenantId, () => context.get(ContestPublisher).publish({ slug: contest, ruleSet: aRuleSet() }));
  const published = (): Promise<string[]> =>
    context.as(tenantId, async () => (await context.get(ContestReader).list()).map((contest) => contest.slug));
  const daysOff = (): number => Math.round((context.get(Clock).now().getTime() - new ShiftedClock().now().getTime()) / DAY_MS) + 0;
  /** As a kill leaves it: the contest half played, the clock where it was then. */
  const brokenOff = (contest: string): Promise<void> =>
    load.marked(slug, contest, async () => {
      await publish(contest);
      await context.timeIs(new Date(context.get(Clock).now().getTime() - 30 * DAY_MS));
      throw new Error('killed');
    });

  it('has its clock set right and its half contest out of sight, so that it is loaded anew', async () => {
    const whole = await publish('2023');
    await expect(brokenOff('2024')).rejects.toThrow('killed');
    expect(daysOff()).toBe(-30);

    await load.mend();

    expect(daysOff()).toBe(0);
    expect(await published()).toEqual(['2023']);
    const lookedAfter = await context.as(tenantId, () => context.get(RoundTransitions).unfinished());
    expect(lookedAfter.map(({ contestId }) => contestId)).toEqual([whole]);
    await load.marked(slug, '2024', () => publish('2024'));
    expect(await published()).toEqual(['2024', '2023']);
  });

  it('keeps the clock as the organisers had moved it', async () => {
    await context.timeIs(new Date(context.get(Clock).now().getTime() + 5 * DAY_MS));
    await expect(brokenOff('2024')).rejects.toThrow('killed');

    await load.mend();

    expect(daysOff()).toBe(5);
  });

  it('broken off before there was anything is mended too', async () => {
    const nothing = load.marked(slug, '2024', async () => Promise.reject(new Error('killed')));
    await expect(nothing).rejects.toThrow('killed');

    await load.mend();

    expect(await published()).toEqual([]);
  });

  it('is left alone when it came to its end', async () => {
    await load.marked(slug, '2024', () => publish('2024'));
    await context.timeIs(new Date(context.get(Clock).now().getTime() + 5 * DAY_MS));

    await load.mend();

    expect(await published()).toEqual(['2024']);
    expect(daysOff()).toBe(5);
  });
});
