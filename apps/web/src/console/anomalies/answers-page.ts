import { lettersOf } from '#attempts';
import type { Round } from '#contests';
import { formatNumber } from '#kernel';
import type { Anomaly, CaseAnswers } from '#results';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, listUrl, numberCell, stateCell, textCell } from '../listing.js';
import { personCode } from '../results/person-code.js';
import type { CellView, ListView } from '../view-models.js';
import { answersUrl, caseUrl } from './addresses.js';

/** So many papers stand beside each other: what a page of a desk has room for. */
const BESIDE = 4;

type SideAnswer = CaseAnswers['questions'][number]['answers'][number];

/** /quan-tri/can-xem/vu/:anomaly/so-sanh: what people of a case have answered, question by question. */
export function answersContent(
  { round, anomaly, answers }: { round: Round; anomaly: Anomaly; answers: CaseAnswers },
  number: number,
): ConsoleContent<ListView> {
  const last = Math.max(1, Math.ceil(answers.people.length / BESIDE));
  const at = Math.min(number, last);
  const from = (at - 1) * BESIDE;
  const people = answers.people.slice(from, from + BESIDE);
  const to = (page: number): string => listUrl(answersUrl(anomaly.id), { trang: page > 1 ? String(page) : undefined });
  return {
    title: 'So bài làm',
    heading: 'So bài làm',
    sentence: `${formatNumber(answers.people.length)} bài trong trường hợp này, ${innerName(round)}. Trang có đáp án nên mỗi lần mở được ghi vào nhật ký.`,
    back: { label: 'Trường hợp này', url: caseUrl(anomaly.id) },
    table: {
      label: 'Câu trả lời của từng bài, theo câu hỏi',
      isWide: true,
      columns: [
        { label: 'Câu hỏi' },
        { label: 'Đáp án' },
        { label: 'Sai trùng', isNumber: true },
        ...people.map((person) => ({ label: personCode(person) })),
      ],
      rows: answers.questions.map(({ text, key, shared, answers: given }) => ({
        cells: [headCell(text), textCell(lettersOf(key)), numberCell(shared), ...given.slice(from, from + BESIDE).map(answerCell)],
        isMarked: shared > 0,
      })),
      empty: { title: 'Không còn bài để so', text: 'Các bài trong trường hợp này không có câu nào chung.' },
    },
    pager:
      last > 1
        ? {
            text: `Bài ${formatNumber(from + 1)} đến ${formatNumber(from + people.length)} trong ${formatNumber(answers.people.length)} bài`,
            previousUrl: at > 1 ? to(at - 1) : undefined,
            nextUrl: at < last ? to(at + 1) : undefined,
          }
        : undefined,
    note: 'Chữ cái theo thứ tự phương án trong ngân hàng câu hỏi, nên cùng một chữ là cùng một phương án dù mỗi đề xáo một khác. “Sai trùng”: ít nhất một bài khác trong trường hợp này cũng chọn sai đúng như vậy. Chỉ hiện câu có từ hai bài cùng được hỏi.',
  };
}

/** In words, so that it is read without seeing a colour. */
function answerCell({ bits, is }: SideAnswer): CellView {
  switch (is) {
    case 'not-asked':
      return textCell('không hỏi');
    case 'unanswered':
      return textCell('bỏ trống');
    case 'right':
      return textCell(`${lettersOf(bits)}, đúng`);
    case 'wrong':
      return textCell(`${lettersOf(bits)}, sai`);
    case 'shared':
      return stateCell('waiting', `${lettersOf(bits)}, sai trùng`);
  }
}
