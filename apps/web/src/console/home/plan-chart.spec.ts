import type { Round, RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import { planChart } from './plan-chart.js';

const at = (text: string): Date => parseLocal(text)!;
const round = (ordinal: number, opens: string, closes: string, overrides: Partial<Round> = {}): Round =>
  ({
    partCode: 'trac-nghiem',
    code: `tuan-${ordinal}`,
    ordinal,
    name: `Tuần ${ordinal}`,
    opensAt: at(opens),
    closesAt: at(closes),
    publishesAt: null,
    state: 'scheduled',
    ...overrides,
  }) as Round;
const contest = (rounds: Round[], overrides: Parameters<typeof aRuleSet>[0] = {}): RunningContest =>
  ({
    contest: { createdAt: at('2021-07-01') },
    ruleSet: aRuleSet({ parts: [aQuizPart()], ...overrides }),
    rounds,
  }) as unknown as RunningContest;

describe('the plan as a picture', () => {
  const WEEKS = [
    round(1, '2024-10-01', '2024-10-11', { state: 'published', publishesAt: at('2024-10-13') }),
    round(2, '2024-10-11', '2024-10-21', { state: 'open', publishesAt: at('2024-10-23') }),
    round(3, '2024-10-21', '2024-10-31'),
  ];

  it('tells rounds that are over, open and to come apart, with today across all lines', () => {
    const plan = planChart(contest(WEEKS), at('2024-10-16'));

    expect(plan.rows.map(({ label }) => label)).toEqual(['Tuần thi', 'Công bố']);
    expect(plan.rows[0]!.marks.map(({ x, kind, inside }) => [x, kind, inside?.text])).toEqual([
      ['0%', 'past', '1'],
      ['33.3%', 'now', '2'],
      ['66.7%', 'next', '3'],
    ]);
    expect(plan.rows[1]!.marks.map(({ kind }) => kind)).toEqual(['past', 'honour']);
    expect(plan.todayX).toBe('50%');
    expect(plan.rows[0]!.description).toBe('tuần 1 đã xong; tuần 2 đang mở đến 0:00 thứ Hai, 21/10; tuần 3 mở 0:00 thứ Hai, 21/10');
    expect(plan.note).toBe('Việc gần nhất, 0:00 thứ Hai, 21/10: tuần 2 đóng. Máy niêm phong và xếp hạng ngay sau đó.');
  });

  it('has no line for today before it begins and after it ends', () => {
    expect(planChart(contest(WEEKS), at('2024-09-30')).todayX).toBeUndefined();
    expect(planChart(contest(WEEKS), at('2024-11-30')).todayX).toBeUndefined();
    expect(planChart(contest(WEEKS), at('2024-11-30')).note).toBe('Mọi mốc trong kế hoạch đã qua.');
  });

  it('shows receiving with its last day, and the ceremony in the words of the plan', () => {
    const teams = [{ code: 'ban-cham', name: 'Ban Chấm thi', members: 'Chuyên gia' }];
    const plan = planChart(contest([], { parts: [anEssayPart()], teams, ceremony: ['cuối tháng 9/2021'] }), at('2021-08-10'));

    expect(plan.rows.map(({ label, description }) => [label, description])).toEqual([
      ['Nhận bài viết', 'nhận đến 15/08'],
      ['Tổng kết', 'cuối tháng 9/2021'],
    ]);
    expect(plan.rows[1]!.marks[0]!.beside).toMatchObject({ text: 'cuối tháng 9', isBefore: true });
    expect(plan.ticks.at(0)!.label).toBe('01/08');
    expect(plan.ticks.at(-1)!.label).toBe('30/09');
  });

  it('stays a page without any date', () => {
    expect(planChart(contest([]), at('2024-10-16'))).toMatchObject({ rows: [], note: 'Kế hoạch chưa có ngày nào.' });
  });
});
