import fc from 'fast-check';
import { DAY_MS } from '#kernel';
import { anEssayPart, aQuizPart, aRuleSet } from '../../testing/index.js';
import type { RuleSet } from '../plan/rule-set.js';
import { appealDeadline } from './appeal-deadline.js';
import { formatEndOf, formatStartOf } from './format-moment.js';
import { phaseAt } from './phase-at.js';
import { roundPlans } from './round-plans.js';
import { findRound, scheduleOf, type ScheduledPart } from './schedule-of.js';
import { shiftPlan } from './shift-plan.js';

const at = (local: string): Date => new Date(`${local}:00+07:00`);
const first = (ruleSet: RuleSet, events = {}): ScheduledPart => scheduleOf(ruleSet, { events })[0] as ScheduledPart;
const weekly = {
  code: 'weekly',
  version: 1,
  count: 2,
  opens: '2024-10-21 10:00',
  closes: '2024-10-28 09:30',
  publishes: '2024-10-30 10:00',
};

describe('a schedule', () => {
  it('is half-open: the closing instant no longer belongs to the round', () => {
    const quiz = first(aRuleSet({ parts: [aQuizPart({ rounds: weekly })] }));

    const phases = [
      '2024-10-21T09:59',
      '2024-10-21T10:00',
      '2024-10-28T09:29',
      '2024-10-28T09:30',
      '2024-10-28T10:00',
      '2024-11-04T09:30',
      '2024-11-06T10:00',
    ];
    expect(phases.map((local) => phaseAt(quiz, at(local)).phase)).toEqual([
      'before',
      'open',
      'open',
      'between',
      'open',
      'closed',
      'published',
    ]);
  });

  it('says which round is open, which comes and which is over', () => {
    const quiz = first(aRuleSet({ parts: [aQuizPart({ rounds: weekly })] }));
    const { open, next, last, until } = phaseAt(quiz, at('2024-10-28T10:00'));

    expect([open?.code, next?.code, last?.code, until]).toEqual(['tuan-2', undefined, 'tuan-1', at('2024-11-04T09:30').getTime()]);
  });

  it('knows the phases of submissions, judging included', () => {
    const essay = anEssayPart({ appraising: { opens: '2021-08-16', closes: 'hết ngày 2021-08-25' } });
    const part = first(aRuleSet({ parts: [essay] }));

    expect(
      ['2021-07-31T23:59', '2021-08-01T00:00', '2021-08-15T23:59', '2021-08-16T00:00', '2021-08-26T00:00'].map(
        (local) => phaseAt(part, at(local)).phase,
      ),
    ).toEqual(['before', 'open', 'open', 'judging', 'closed']);
  });

  it('waits for an event and then counts from its local day', () => {
    const ruleSet = aRuleSet({
      events: [{ code: 'ban-hanh', name: 'ban hành Thể lệ' }],
      parts: [anEssayPart({ receiving: { opens: { event: 'ban-hanh', days: 1 }, closes: 'hết ngày 2021-08-15' } })],
    });

    expect(phaseAt(first(ruleSet), at('2021-07-01T08:00')).phase).toBe('undated');
    expect(first(ruleSet, { 'ban-hanh': '2021-06-30T18:00:00Z' }).receiving?.opens).toBe(at('2021-07-02T00:00').getTime());
  });

  it('finds a round by its codes, or nothing', () => {
    const ruleSet = aRuleSet();

    expect(findRound(ruleSet, 'trac-nghiem', 'dot-1')).toMatchObject({ ordinal: 1, opens: at('2024-10-21T10:00').getTime() });
    expect(findRound(ruleSet, 'trac-nghiem', 'dot-9')).toBeUndefined();
  });

  it('ends appeals at the plan’s hour some days after the day of publication', () => {
    const ruleSet = aRuleSet({ appeals: { days: 7, closesAt: '17:00', to: 'Tổ thư ký' } });

    expect(appealDeadline(ruleSet, at('2024-10-30T10:00'))).toEqual(at('2024-11-06T17:00'));
    expect(appealDeadline(aRuleSet(), at('2024-10-30T10:00'))).toBeUndefined();
  });

  it('has generated rounds in order that neither overlap nor change length, for any period', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.oneof(fc.constant(undefined), fc.integer({ min: 1, max: 366 })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, day, days, part) => {
          const minutes = Math.max(1, Math.floor(part * (days ?? 7) * 24 * 60));
          const opens = new Date(Date.UTC(2020, 0, 1) + day * DAY_MS);
          const iso = (date: Date): string => `${new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
          const rounds = {
            ...(days === undefined ? { code: 'weekly' } : { code: 'every-days', days }),
            version: 1,
            count,
            opens: iso(opens),
            closes: iso(new Date(opens.getTime() + minutes * 60_000)),
          };
          const list = first(aRuleSet({ parts: [aQuizPart({ rounds })] })).rounds;

          expect(list).toHaveLength(count);
          expect(new Set(list.map(({ code }) => code)).size).toBe(count);
          list.forEach((round, index) => {
            expect((round.closes ?? 0) - (round.opens ?? 0)).toBe(minutes * 60_000);
            expect(round.opens).toBeGreaterThanOrEqual(list[index - 1]?.closes ?? 0);
            expect(round.opens).toBe(opens.getTime() + index * (days ?? 7) * DAY_MS);
          });
        },
      ),
    );
  });

  it('moves as a whole by whole days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (days) => {
        const ruleSet = aRuleSet({ launch: 'trước ngày 14/10/2024', parts: [aQuizPart({ rounds: weekly })] });
        const moved = shiftPlan(ruleSet, { days });

        expect(first(moved).rounds.map(({ opens, closes, publishes }) => [opens, closes, publishes])).toEqual(
          first(ruleSet).rounds.map((round) => [round.opens, round.closes, round.publishes].map((ms) => (ms ?? 0) + days * DAY_MS)),
        );
        expect(moved.contest.unitsAt).toBe('2024-10-21');
      }),
    );
    expect(() => shiftPlan(aRuleSet(), { days: 1.5 })).toThrow(RangeError);
  });
});

describe('rounds every so many days', () => {
  const tenDays = {
    code: 'every-days',
    version: 1,
    count: 4,
    days: 10,
    opens: '2020-09-01 07:30',
    closes: '2020-09-10 17:00',
    publishes: '2020-09-12 08:00',
  };
  const local = (ms: number | null): string => new Date((ms ?? 0) + 7 * 3_600_000).toISOString().slice(0, 16);

  it('keep their times of day', () => {
    const list = first(aRuleSet({ parts: [aQuizPart({ rounds: tenDays })] })).rounds;

    expect(list.map(({ code, name, opens, closes, publishes }) => [code, name, local(opens), local(closes), local(publishes)])).toEqual([
      ['dot-1', 'Đợt 1', '2020-09-01T07:30', '2020-09-10T17:00', '2020-09-12T08:00'],
      ['dot-2', 'Đợt 2', '2020-09-11T07:30', '2020-09-20T17:00', '2020-09-22T08:00'],
      ['dot-3', 'Đợt 3', '2020-09-21T07:30', '2020-09-30T17:00', '2020-10-02T08:00'],
      ['dot-4', 'Đợt 4', '2020-10-01T07:30', '2020-10-10T17:00', '2020-10-12T08:00'],
    ]);
  });

  it('say so', () => {
    const describe = (change: object): string =>
      roundPlans.describe(roundPlans.reference.parse({ ...tenDays, publishes: undefined, ...change }), (_list, code) => code);

    expect(describe({})).toBe(
      'Có 4 đợt thi; đợt thứ nhất từ 7:30 thứ Ba, 01/09/2020 đến 17:00 thứ Năm, 10/09/2020, mỗi đợt sau mở và đóng vào cùng giờ, sau đợt liền trước 10 ngày; đợt cuối đóng lúc 17:00 thứ Bảy, 10/10/2020.',
    );
    expect(describe({ days: 1, closes: '2020-09-01 17:00' })).toContain('mở và đóng vào cùng giờ của ngày kế tiếp;');
    expect(describe({ count: 1 })).toBe('Có một đợt thi, từ 7:30 thứ Ba, 01/09/2020 đến 17:00 thứ Năm, 10/09/2020.');
  });

  it('may each carry a name of their own, as weeks may', () => {
    const names = ['Mở đầu', 'Quốc hội khóa I', 'Đổi mới', 'Hôm nay'];
    const namesOf = (rounds: (typeof tenDays | typeof weekly) & { names: string[] }): string[] =>
      first(aRuleSet({ parts: [aQuizPart({ rounds })] })).rounds.map(({ name }) => name);

    expect(namesOf({ ...tenDays, names })).toEqual(names);
    expect(namesOf({ ...weekly, names: names.slice(2) })).toEqual(['Đổi mới', 'Hôm nay']);
    expect(roundPlans.reference.safeParse({ ...weekly, names }).error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['names'], 'có 4 tên mà có 2 tuần; hãy ghi đủ mỗi tuần một tên, hoặc bỏ names'],
    ]);
  });
});

describe('a time that hangs on an event', () => {
  const nameOf = (): string => 'ban hành Thể lệ';
  const moment = (days: number, time?: string) => ({ event: 'ban-hanh', days, ...(time !== undefined && { at: time }) });

  it.each([
    [0, undefined, 'ngày ban hành Thể lệ', 'trước ngày ban hành Thể lệ'],
    [1, undefined, 'ngày liền sau ngày ban hành Thể lệ', 'hết ngày ban hành Thể lệ'],
    [0, '00:00', 'ngày ban hành Thể lệ', 'trước ngày ban hành Thể lệ'],
    [1, '08:00', '8:00 ngày liền sau ngày ban hành Thể lệ', '8:00 ngày liền sau ngày ban hành Thể lệ'],
    [5, '16:30', '16:30 ngày thứ 5 sau ngày ban hành Thể lệ', '16:30 ngày thứ 5 sau ngày ban hành Thể lệ'],
  ])('%s days on at %s is said as people do', (days, time, start, end) => {
    expect(formatStartOf(moment(days, time), nameOf)).toBe(start);
    expect(formatEndOf(moment(days, time), nameOf)).toBe(end);
  });

  it('ends with its day at 24:00', () => {
    expect(formatEndOf(moment(0, '24:00'), nameOf)).toBe('hết ngày ban hành Thể lệ');
    expect(formatEndOf(moment(5, '24:00'), nameOf)).toBe('hết ngày thứ 5 sau ngày ban hành Thể lệ');
  });

  it('stays with its event when the plan is moved', () => {
    const ruleSet = aRuleSet({
      events: [{ code: 'ban-hanh', name: 'ban hành Thể lệ' }],
      parts: [anEssayPart({ receiving: { opens: moment(1, '08:00'), closes: 'hết ngày 2021-08-15' } })],
    });
    const [part] = shiftPlan(ruleSet, { days: 7 }).parts;

    expect(part?.kind === 'essay' && part.receiving).toEqual({ opens: moment(1, '08:00'), closes: '2021-08-23T00:00:00+07:00' });
  });
});
