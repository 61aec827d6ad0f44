import { cleanText } from '#kernel';
import type { FormFault } from './news-draft.js';
import { readPublicLink } from './public-link.js';

/** What an added document says. */
export interface DocumentDraft {
  title: string;
  detail: string;
  linkUrl: string | null;
  ordinal: number;
}

/** A document as typed. */
export interface TypedDocument {
  title: string;
  detail: string;
  link: string;
  ordinal: string;
}

const TITLE_MOST = 600;
const DETAIL_MOST = 300;
const LAST = 9_999;

/** Reads a document as typed, or says every fault at once. */
export function readDocument(typed: TypedDocument): { document: DocumentDraft } | { faults: FormFault[] } {
  const title = cleanText(typed.title);
  const detail = cleanText(typed.detail);
  const link = typed.link.trim() === '' ? undefined : readPublicLink(typed.link);
  const ordinal = /^\d{1,4}$/.test(typed.ordinal.trim()) ? Number(typed.ordinal) : NaN;
  const faults: FormFault[] = [];
  if (!title) faults.push({ field: 'title', text: 'Hãy ghi tên tài liệu: số, ký hiệu, ngày và trích yếu.' });
  if (title.length > TITLE_MOST)
    faults.push({ field: 'title', text: `Tên tài liệu dài ${title.length} ký tự, nhiều nhất là ${TITLE_MOST}. Hãy rút gọn.` });
  if (detail.length > DETAIL_MOST)
    faults.push({ field: 'detail', text: `Ghi chú dài ${detail.length} ký tự, nhiều nhất là ${DETAIL_MOST}. Hãy rút gọn.` });
  if (link && 'fault' in link) faults.push({ field: 'link', text: link.fault });
  if (!(ordinal >= 1)) faults.push({ field: 'ordinal', text: `Thứ tự là một số từ 1 đến ${LAST}. Bạn đã nhập “${typed.ordinal.trim()}”.` });
  if (faults.length > 0 || (link && 'fault' in link)) return { faults };
  return { document: { title, detail, linkUrl: link?.url ?? null, ordinal } };
}
