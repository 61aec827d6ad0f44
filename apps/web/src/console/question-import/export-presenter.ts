import type { RunningContest } from '#contests';
import type { ConsoleContent } from '../console-page.js';
import { QUESTIONS } from '../questions/addresses.js';
import { DIFFICULTIES } from '../questions/question-words.js';
import type { EditorView } from '../view-models.js';
import { EXPORT } from './addresses.js';

/** Which questions, as what, with or without what is right. */
export function exportPage({ topics }: RunningContest['ruleSet']): ConsoleContent<EditorView> {
  return {
    title: 'Xuất câu hỏi',
    heading: 'Xuất câu hỏi ra tệp',
    sentence: 'Bản mới nhất của mỗi câu, trừ câu đã cất. Tệp nhập được vào cuộc thi khác; câu đang có ở đây thì sửa ở trang của câu.',
    back: { label: 'Ngân hàng câu hỏi', url: QUESTIONS },
    actionUrl: EXPORT,
    fields: [
      {
        choice: {
          id: 'format',
          name: 'format',
          label: 'Loại tệp',
          options: [
            { value: 'docx', label: 'Word (.docx)', isChecked: true },
            { value: 'xlsx', label: 'Excel (.xlsx)' },
            { value: 'gift', label: 'GIFT, cho Moodle', detail: 'Luôn có đáp án' },
          ],
        },
      },
      {
        ticks: {
          id: 'keys',
          name: 'keys',
          label: 'Đáp án',
          options: [{ value: 'yes', label: 'Kèm đáp án, giải thích và căn cứ' }],
        },
      },
      {
        select: {
          id: 'topic',
          name: 'topic',
          label: 'Chủ đề',
          placeholder: 'Mọi chủ đề',
          options: topics.map(({ code, name }) => ({ value: code, label: name })),
        },
      },
      { select: { id: 'difficulty', name: 'difficulty', label: 'Độ khó', placeholder: 'Mọi độ khó', options: [...DIFFICULTIES] } },
    ],
    side: {
      heading: 'Giữ kín',
      state: { kind: 'waiting', label: 'Ghi vào nhật ký' },
      sentence: 'Trước khi thi, câu hỏi và đáp án đều phải giữ kín. Tệp đã tải về do bạn giữ; mỗi lần xuất được ghi vào nhật ký.',
      buttons: [{ label: 'Xuất tệp', value: 'export', isFirst: true }],
    },
  };
}
