import fc from 'fast-check';
import { DAY_MS } from '#kernel';
import { anEssayPart, aQuizPart, aRuleSet } from '../../testing/index.js';
import type { RuleSet } from '../plan/rule-set.js';
import { appealDeadline } from './appeal-deadline.js';
import { phaseAt } from './phase-at.js';
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

  it('has generated rounds that neither overlap nor change length, for any week', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 7 * 24 * 60 }),
        (count, day, minutes) => {
          const opens = new Date(Date.UTC(2020, 0, 1) + day * DAY_MS);
          const iso = (date: Date): string => `${new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
          const rounds = {
            code: 'weekly',
            version: 1,
            count,
            opens: iso(opens),
            closes: iso(new Date(opens.getTime() + minutes * 60_000)),
          };
          const list = first(aRuleSet({ parts: [aQuizPart({ rounds })] })).rounds;

          expect(list).toHaveLength(count);
          list.forEach((round, index) => {
            expect((round.closes ?? 0) - (round.opens ?? 0)).toBe(minutes * 60_000);
            expect(round.opens).toBeGreaterThanOrEqual(list[index - 1]?.closes ?? 0);
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
