import { parseLocal } from '#kernel';
import { dueBy, shortMoment, timeLeft } from './times.js';

const at = (text: string): Date => parseLocal(text)!;
const NOW = at('2024-10-31 10:42');

describe('times in the console', () => {
  it('name the year only where it is another', () => {
    expect(shortMoment(at('2024-11-04 09:30'), NOW)).toBe('9:30 thứ Hai, 04/11');
    expect(shortMoment(at('2025-01-01 00:00'), NOW)).toBe('0:00 thứ Tư, 01/01/2025');
  });

  it('say how long it is still, without zeros in front', () => {
    expect(timeLeft(NOW, at('2024-11-04 09:30'))).toBe('3 ngày 22 giờ 48 phút');
    expect(timeLeft(NOW, at('2024-11-01 10:42'))).toBe('1 ngày 0 giờ 0 phút');
    expect(timeLeft(NOW, at('2024-10-31 11:00'))).toBe('18 phút');
  });

  it('call what is due today urgent, and what is overdue too', () => {
    expect(dueBy(at('2024-10-31 17:00'), NOW)).toEqual({ due: 'Hạn 17:00 hôm nay', isUrgent: true });
    expect(dueBy(at('2024-11-01 00:30'), NOW)).toEqual({ due: 'Hạn 0:30 ngày mai', isUrgent: false });
    expect(dueBy(at('2024-11-06 10:00'), NOW)).toEqual({ due: 'Hạn 10:00 thứ Tư, 06/11', isUrgent: false });
    expect(dueBy(at('2024-10-30 10:00'), NOW)).toEqual({ due: 'Đã quá hạn 10:00 thứ Tư, 30/10', isUrgent: true });
  });
});
