import { parseLocal } from '#kernel';
import { readDayAndTime, readInstant } from './read-moment.js';

const at = (text: string): { instant: Date } => ({ instant: parseLocal(text)! });

const NOW = parseLocal('2026-11-21 20:00')!;

describe('where the demo’s clock shall go', () => {
  it.each([
    ['04/11/2024', '9:30', '2024-11-04 09:30'],
    ['4/11/2024', '9h30', '2024-11-04 09:30'],
    ['4-11-2024', '9h', '2024-11-04 09:00'],
    ['04.11.2024', '', '2024-11-04 00:00'],
    ['31/12/2024', '24:00', '2025-01-01 00:00'],
  ])('reads %s %s as people type it', (day, time, expected) => {
    expect(readDayAndTime(day, time, NOW)).toEqual(at(expected));
  });

  it.each([
    ['2024-11-04', '9:30', 'Hãy viết ngày dạng 21/11/2026.'],
    ['', '', 'Hãy viết ngày dạng 21/11/2026.'],
    ['04/11/2024', 'sáng', 'Hãy viết giờ dạng 9:30.'],
    ['30/02/2024', '9:30', 'Không có 9:30 ngày 30/02/2024. Hãy xem lại ngày và giờ.'],
    ['04/11/2024', '25:00', 'Không có 25:00 ngày 04/11/2024. Hãy xem lại ngày và giờ.'],
    ['04/11/1024', '9:30', 'Hãy chọn năm từ 2000 đến 2100.'],
  ])('says what is wrong with %s %s', (day, time, fault) => {
    expect(readDayAndTime(day, time, NOW)).toEqual({ fault });
  });

  it('takes an instant only as the page writes it', () => {
    expect(readInstant('2024-11-04T02:30:00.000Z')).toEqual(at('2024-11-04 09:30'));
    for (const text of ['', '2024-11-04', 'now', "2024-11-04T02:30:00.000Z'; --"]) expect(readInstant(text)).toHaveProperty('fault');
    expect(readInstant('2024-19-04T02:30:00.000Z')).toHaveProperty('fault');
  });
});
