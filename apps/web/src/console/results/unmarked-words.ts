import { formatNumber } from '#kernel';
import type { UnmarkedIn } from '#results';

/** "1 bài phải chấm ở vòng “Chung khảo”" */
export function unmarkedList(unmarked: readonly UnmarkedIn[]): string {
  return unmarked.map(({ name, entries }) => `${formatNumber(entries)} bài phải chấm ở vòng “${name}”`).join('; ');
}

/** What whoever decides about something has to know when judges come before the table. */
export function unmarkedWords(unmarked: readonly UnmarkedIn[]): string {
  return `${unmarkedList(unmarked)}, mà vòng ấy đã kết thúc. Sau khi quyết định, hai người mở lại vòng chấm cho riêng những bài này; điểm đã chốt giữ nguyên. Chấm xong thì máy lập lại bảng xếp hạng, rồi duyệt và công bố lại.`;
}
