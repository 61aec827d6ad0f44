import { parseLocal } from '#kernel';
import { trendChart } from './trend-chart.js';

const at = (text: string): Date => parseLocal(text)!;

describe('people per day', () => {
  it('have a bar for each day up to today, also where nobody came', () => {
    const chart = trendChart(
      [
        { day: '2024-10-22', people: 2 },
        { day: '2024-10-24', people: 4 },
      ],
      at('2024-10-25 08:00'),
    )!;
    expect(chart.bars.map(({ height }) => height)).toEqual(['50', '0', '100', '0']);
    expect([chart.first, chart.last, chart.most]).toEqual(['22/10', '25/10', 'Cao nhất 4 người một ngày']);
    expect(chart.rows.map(({ people, total }) => [people, total])).toEqual([
      ['0', '6'],
      ['4', '6'],
      ['0', '2'],
      ['2', '2'],
    ]);
    expect(chart.rows[0]!.day).toBe('Thứ Sáu, 25/10/2024');
  });

  it('draw the newest days of a long contest, and list all of them', () => {
    const chart = trendChart([{ day: '2024-01-01', people: 1 }], at('2024-10-25 08:00'))!;
    expect([chart.bars.length, chart.rows.length, chart.last]).toEqual([62, 299, '25/10']);
  });

  it('are no picture before anybody came', () => {
    expect(trendChart([], at('2024-10-25 08:00'))).toBeUndefined();
  });
});
