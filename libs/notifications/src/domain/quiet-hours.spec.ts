import { parseLocal } from '#kernel';
import { isQuiet, nextLoudMoment } from './quiet-hours.js';

const at = (text: string): Date => parseLocal(text)!;

describe('the quiet hours', () => {
  it('are from 21:00 to 7:00', () => {
    const times = ['06:59', '07:00', '20:59', '21:00', '00:00'].map((time) => isQuiet(at(`2024-10-22 ${time}`)));
    expect(times).toEqual([true, false, false, true, true]);
  });

  it('end at 7:00 of the same or of the next day', () => {
    expect(nextLoudMoment(at('2024-10-22 20:59'))).toEqual(at('2024-10-22 20:59'));
    expect(nextLoudMoment(at('2024-10-22 21:00'))).toEqual(at('2024-10-23 07:00'));
    expect(nextLoudMoment(at('2024-10-23 00:00'))).toEqual(at('2024-10-23 07:00'));
    expect(nextLoudMoment(at('2024-12-31 23:00'))).toEqual(at('2025-01-01 07:00'));
  });
});
