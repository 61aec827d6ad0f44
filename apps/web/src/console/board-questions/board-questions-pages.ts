import type { Account } from '#accounts';
import type { BoardQuestion } from '#appeals';
import { formatMoment, formatNumber } from '#kernel';
import { errorSummary } from '../../edge/error-summary.js';
import { BOARD_ANSWERS } from '../../portal/board/addresses.js';
import type { ConsoleContent } from '../console-page.js';
import { linesCell, listUrl, momentCell, pagerOf, stateCell, textCell } from '../listing.js';
import type { GroupsView, ListView } from '../view-models.js';
import { BOARD_QUESTIONS, boardQuestionUrl } from './addresses.js';

const ERASED = 'Đã xóa thông tin';
const SHOWN = 120;

export interface QuestionsFacts {
  questions: readonly BoardQuestion[];
  total: number;
  waiting: number;
  isAnswered: boolean;
  number: number;
}

/** /quan-tri/hoi-ban-to-chuc */
export function boardQuestionsContent({ questions, total, waiting, isAnswered, number }: QuestionsFacts): ConsoleContent<ListView> {
  const tab = isAnswered ? 'xong' : undefined;
  return {
    title: 'Hỏi Ban Tổ chức',
    heading: 'Hỏi Ban Tổ chức',
    sentence: waiting > 0 ? `${formatNumber(waiting)} câu chờ trả lời, câu cũ nhất ở trên.` : 'Không có câu nào chờ trả lời.',
    tabs: [
      { label: 'Chờ trả lời', url: BOARD_QUESTIONS, current: !isAnswered, count: waiting > 0 ? formatNumber(waiting) : undefined },
      { label: 'Đã trả lời', url: listUrl(BOARD_QUESTIONS, { muc: 'xong' }), current: isAnswered },
    ],
    table: {
      label: 'Câu hỏi của người dự thi',
      columns: [{ label: 'Câu hỏi' }, { label: isAnswered ? 'Trả lời lúc' : 'Hỏi lúc' }, { label: 'Tình trạng' }],
      rows: questions.map((one) => ({
        cells: [
          { text: shortened(one.publicText ?? one.questionText ?? ERASED), isHead: true, url: boardQuestionUrl(one.id) },
          momentCell(one.answeredAt ?? one.askedAt),
          one.answeredAt
            ? stateCell('done', one.publicText === null ? 'Trả lời riêng' : 'Trả lời công khai')
            : stateCell('waiting', 'Chờ trả lời'),
        ],
      })),
      empty: isAnswered
        ? { title: 'Chưa trả lời câu nào', text: 'Câu đã trả lời công khai hiện ở trang Ban Tổ chức trả lời.' }
        : { title: 'Không có câu nào chờ', text: 'Người dự thi hỏi ở trang riêng của mình.' },
    },
    pager:
      total > questions.length || number > 1
        ? pagerOf(BOARD_QUESTIONS, { muc: tab }, { number, shown: questions.length, total, noun: 'câu' })
        : undefined,
  };
}

/** What was typed as an answer and cannot be taken as it is. */
export interface TypedAnswer {
  answer: string;
  publicQuestion: string;
  fault: { field: 'tra-loi' | 'cong-khai'; text: string };
}

/** /quan-tri/hoi-ban-to-chuc/:question */
export function boardQuestionContent(
  question: BoardQuestion,
  answerer: Account | undefined,
  typed?: TypedAnswer,
): ConsoleContent<GroupsView> {
  const { questionText, askedAt, answerText, answeredAt, publicText, id } = question;
  const fault = (field: TypedAnswer['fault']['field']): string | undefined => (typed?.fault.field === field ? typed.fault.text : undefined);
  return {
    title: 'Câu hỏi của người dự thi',
    heading: 'Câu hỏi của người dự thi',
    sentence: `Hỏi ${formatMoment(askedAt)}. Không hiện người hỏi: trả lời theo câu hỏi.`,
    back: { label: 'Hỏi Ban Tổ chức', url: BOARD_QUESTIONS },
    groups: [
      {
        heading: 'Câu hỏi',
        table: { label: 'Câu hỏi', columns: [{ label: 'Nguyên văn' }], rows: [{ cells: [linesCell(questionText ?? ERASED)] }] },
      },
      ...(answeredAt
        ? [
            {
              heading: publicText === null ? 'Đã trả lời riêng' : 'Đã trả lời công khai',
              sentence: `${answerer?.fullName ?? ''}, ${formatMoment(answeredAt)}.`,
              table: {
                label: 'Câu trả lời',
                columns: [{ label: 'Câu hỏi công khai' }, { label: 'Trả lời' }],
                rows: [{ cells: [textCell(publicText ?? 'Không công khai'), linesCell(answerText ?? ERASED)] }],
              },
            },
          ]
        : []),
    ],
    forms: answeredAt
      ? []
      : [
          {
            heading: 'Trả lời',
            sentence: 'Người hỏi được báo tin và đọc ở trang của mình.',
            actionUrl: boardQuestionUrl(id),
            errors: typed ? errorSummary([typed.fault]) : undefined,
            fields: [
              {
                area: {
                  id: 'tra-loi',
                  name: 'tra-loi',
                  label: 'Câu trả lời',
                  value: typed?.answer ?? '',
                  rows: '6',
                  maxlength: 4_000,
                  error: fault('tra-loi'),
                },
              },
              {
                area: {
                  id: 'cong-khai',
                  name: 'cong-khai',
                  label: 'Câu hỏi khi công khai',
                  hint: `Viết lại câu hỏi, không nêu ai hỏi, để mọi người đọc ở ${BOARD_ANSWERS}. Để trống thì chỉ trả lời người hỏi.`,
                  value: typed?.publicQuestion ?? '',
                  rows: '3',
                  maxlength: 2_000,
                  error: fault('cong-khai'),
                },
              },
            ],
            button: 'Trả lời',
            isMain: true,
          },
        ],
    isReadFirst: true,
  };
}

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;
}
