import { parseLocal } from '#kernel';
import { attemptsOverTime } from './area-chart.js';

const at = (text: string): Date => parseLocal(text)!;
const hour = (text: string, attempts: number) => ({ at: at(text).toISOString(), attempts });

describe('attempts over time', () => {
  it('are drawn by the hour in the first two days, with the hours in which nobody started', () => {
    const chart = attemptsOverTime([hour('2024-10-28 10:00', 4), hour('2024-10-28 12:00', 8)], {
      from: at('2024-10-28 10:00'),
      to: at('2024-10-28 13:10'),
    })!;

    expect(chart.linePath).toBe('M0 52L333.3 98L666.7 6L1000 98');
    expect(chart.areaPath).toBe(`${chart.linePath}L1000 100L0 100Z`);
    expect(chart.ticks.map(({ label, x, anchor }) => [label, x, anchor])).toEqual([
      ['10:00', '2.4%', 'start'],
      ['11:00', '33.3%', 'middle'],
      ['12:00', '66.7%', 'middle'],
      ['13:00', '97.6%', 'end'],
    ]);
    expect(chart.description).toBe('12 lượt thi bắt đầu, theo giờ; nhiều nhất 8 lượt, 12:00 đến 13:00, 28/10.');
  });

  it('are summed by the local day afterwards, and the table holds the same numbers', () => {
    const chart = attemptsOverTime(
      [hour('2024-10-21 10:00', 3), hour('2024-10-21 23:00', 2), hour('2024-10-22 00:00', 1), hour('2024-10-24 08:00', 6)],
      { from: at('2024-10-21 10:00'), to: at('2024-10-24 09:00') },
    )!;

    expect(chart.table!.view.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Thứ Hai, 21/10', '5'],
      ['Thứ Ba, 22/10', '1'],
      ['Thứ Tư, 23/10', '0'],
      ['Thứ Năm, 24/10', '6'],
    ]);
  });

  it('never have more than six labels, and never two that touch at the end', () => {
    const chart = attemptsOverTime([hour('2024-09-01 08:00', 1)], { from: at('2024-09-01'), to: at('2024-10-31') })!;

    expect(chart.ticks.map(({ label }) => label)).toEqual(['01/09', '13/09', '25/09', '07/10', '19/10', '30/10']);
  });

  it('have no picture before anything was counted', () => {
    expect(attemptsOverTime([], { from: at('2024-10-28 10:00'), to: at('2024-10-28 12:00') })).toBeUndefined();
    expect(attemptsOverTime([hour('2024-10-28 10:00', 1)], { from: at('2024-10-28 10:00'), to: at('2024-10-28 10:00') })).toBeUndefined();
  });

  it('are a level line in the first hour', () => {
    const chart = attemptsOverTime([hour('2024-10-28 10:00', 5)], { from: at('2024-10-28 10:00'), to: at('2024-10-28 10:20') })!;

    expect(chart.linePath).toBe('M0 6L1000 6');
    expect(chart.ticks).toHaveLength(1);
  });
});
