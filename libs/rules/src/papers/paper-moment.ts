import { formatDocumentDate, localParts } from '#kernel';

const two = (value: number): string => String(value).padStart(2, '0');

/** "09 giờ 30 phút, ngày 28 tháng 10 năm 2024", in the time of Vietnam. */
export function paperMoment(instant: Date): string {
  const { hour, minute } = localParts(instant);
  return `${two(hour)} giờ ${two(minute)} phút, ${formatDocumentDate(instant)}`;
}
