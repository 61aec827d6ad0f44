import { formatDate } from '#kernel';
import type { EntryProvenance } from '#submissions';

/** "Do Sở Tư pháp tuyển chọn và đề cử ngày 22/10/2024" */
export function nominatedInWords({ nominatedBy, sentAt }: Pick<EntryProvenance, 'nominatedBy' | 'sentAt'>): string {
  return `Do ${nominatedBy} tuyển chọn và đề cử ngày ${formatDate(sentAt)}`;
}
