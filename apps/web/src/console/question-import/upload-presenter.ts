import { formatNumber } from '#kernel';
import { MOST_QUESTIONS, QUESTION_FILES } from '#questions';
import { errorSummary } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { QUESTIONS } from '../questions/addresses.js';
import type { EditorView } from '../view-models.js';
import { IMPORT } from './addresses.js';

/** Where a file of questions is brought; with what is wrong with the one that came. */
export function uploadPage(fault?: string): ConsoleContent<EditorView> {
  return {
    title: 'Nhập câu hỏi',
    heading: 'Nhập câu hỏi từ tệp',
    sentence: 'Tệp được đọc và cho bạn xem trước; chưa có gì được ghi cho đến khi bạn đồng ý.',
    back: { label: 'Ngân hàng câu hỏi', url: QUESTIONS },
    actionUrl: IMPORT,
    isUpload: true,
    errors: fault === undefined ? undefined : errorSummary([{ field: 'file', text: fault }]),
    fields: [
      {
        file: {
          id: 'file',
          name: 'file',
          label: 'Tệp câu hỏi',
          hint: 'Word (.docx), Excel (.xlsx), CSV, GIFT, Aiken hoặc Moodle XML, tối đa 4 MB. Trong Word, đáp án đúng tô đậm, gạch chân, tô màu, đánh dấu sao, ghi dòng “Đáp án: B”, hoặc lập bảng đáp án ở cuối.',
          error: fault,
          accept: QUESTION_FILES,
        },
      },
    ],
    side: {
      heading: 'Đọc tệp',
      state: { kind: 'next', label: 'Chưa ghi gì' },
      sentence: `Tối đa ${formatNumber(MOST_QUESTIONS)} câu mỗi tệp. Câu nhập vào còn chờ một người khác duyệt.`,
      buttons: [{ label: 'Đọc và xem trước', value: 'read', isFirst: true }],
      links: [
        { label: 'Tải mẫu Word', url: `${IMPORT}/mau.docx` },
        { label: 'Tải mẫu Excel', url: `${IMPORT}/mau.xlsx` },
      ],
    },
  };
}
