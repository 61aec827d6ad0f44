import { formatDocumentDate, parseLocal } from '#kernel';

/** "2021-06-01" as documents write it: "ngày 01 tháng 6 năm 2021". */
export function documentDay(day: string): string {
  return formatDocumentDate(parseLocal(day) as Date);
}
