import { cleanText } from '#kernel';
import { cleanBody } from './news-body.js';

/** What a post says. */
export interface NewsDraft {
  title: string;
  summary: string;
  body: string;
  isNotice: boolean;
}

/** A post as typed. */
export interface TypedNews {
  title: string;
  summary: string;
  body: string;
  isNotice: boolean;
}

/** A fault of one field of a form: its name and the sentence for whoever fills it in. */
export interface FormFault {
  field: string;
  text: string;
}

const TITLE = { least: 5, most: 160 };
const SUMMARY_MOST = 300;
const BODY_MOST = 20_000;

/** Reads a post as typed, or says every fault at once. A draft may be unfinished; what is published is whole. */
export function readNews(typed: TypedNews, { isPublishing }: { isPublishing: boolean }): { news: NewsDraft } | { faults: FormFault[] } {
  const title = cleanText(typed.title);
  const summary = cleanText(typed.summary);
  const body = cleanBody(typed.body);
  const faults = [faultOfTitle(title), faultOfSummary(summary, isPublishing), faultOfBody(body, isPublishing)].filter(
    (fault) => fault !== undefined,
  );
  return faults.length > 0 ? { faults } : { news: { title, summary, body, isNotice: typed.isNotice } };
}

function faultOfTitle(title: string): FormFault | undefined {
  if (!title) return { field: 'title', text: 'Hãy ghi tiêu đề.' };
  if (title.length < TITLE.least) return { field: 'title', text: 'Tiêu đề quá ngắn. Hãy viết đủ để người đọc biết tin nói gì.' };
  if (title.length > TITLE.most)
    return { field: 'title', text: `Tiêu đề dài ${title.length} ký tự, nhiều nhất là ${TITLE.most}. Hãy rút gọn.` };
  return undefined;
}

function faultOfSummary(summary: string, isPublishing: boolean): FormFault | undefined {
  if (!summary && isPublishing) return { field: 'summary', text: 'Hãy ghi câu mở đầu. Câu này hiện ở trang chủ và khi chia sẻ tin.' };
  if (summary.length > SUMMARY_MOST)
    return {
      field: 'summary',
      text: `Câu mở đầu dài ${summary.length} ký tự, nhiều nhất là ${SUMMARY_MOST}. Hãy chuyển bớt xuống nội dung.`,
    };
  return undefined;
}

function faultOfBody(body: string, isPublishing: boolean): FormFault | undefined {
  if (!body && isPublishing) return { field: 'body', text: 'Hãy viết nội dung, hoặc bấm Lưu bản nháp để viết tiếp sau.' };
  if (body.length > BODY_MOST)
    return { field: 'body', text: `Nội dung dài ${body.length} ký tự, nhiều nhất là ${BODY_MOST}. Hãy tách thành hai tin.` };
  return undefined;
}
