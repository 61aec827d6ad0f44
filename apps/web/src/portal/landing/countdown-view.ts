import { countdown } from '#kernel';
import type { CountdownView } from '../view-models.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** Days, hours and minutes to an instant; minutes and seconds in the last hour. Units that are zero in front are left out. */
export function countdownView(now: Date, until: Date): CountdownView {
  const { days, hours, minutes, seconds } = countdown(now, until);
  const all =
    days === 0 && hours === 0
      ? [
          { value: String(minutes), unit: 'phút' },
          { value: two(seconds), unit: 'giây' },
        ]
      : [
          ...(days > 0 ? [{ value: String(days), unit: 'ngày' }] : []),
          { value: days > 0 ? two(hours) : String(hours), unit: 'giờ' },
          { value: two(minutes), unit: 'phút' },
        ];
  return { now: now.toISOString(), until: until.toISOString(), units: all };
}
