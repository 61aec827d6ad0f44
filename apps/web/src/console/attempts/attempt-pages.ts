import type { AttemptFile, AttemptId } from '#attempts';
import type { RunningContest } from '#contests';
import { formatNumber } from '#kernel';
import type { ConsoleContent } from '../console-page.js';
import { headCell, textCell } from '../listing.js';
import type { CardFormView, GroupsView } from '../view-models.js';
import { ATTEMPTS, attemptUrl, exceptionUrl } from './addresses.js';
import { attemptEvents } from './attempt-events.js';
import type { Fault, WishForm } from './attempts.forms.js';
import { CAUSE_WORDS, ERASED, kindText, stateOf } from './exception-words.js';
import { wishForm } from './wish-form.js';

export interface AttemptPageFacts {
  running: RunningContest;
  file: AttemptFile;
  /** The one that is looked at. */
  id: AttemptId;
  name: string;
  now: Date;
}

export interface TypedWish {
  form: WishForm;
  faults: readonly Fault[];
}

/** /quan-tri/luot-thi/:attempt */
export function attemptContent(facts: AttemptPageFacts, typed?: TypedWish): ConsoleContent<GroupsView> {
  const { running, file, id, name } = facts;
  const attempt = file.chain.find((one) => one.id === id);
  const round = running.rounds.find((one) => one.id === attempt?.roundId);
  const successor = file.chain.find(({ continues }) => continues === id);
  return {
    title: `Lượt thi của ${name}`,
    heading: name,
    sentence: `Lượt ${attempt?.number ?? ''}, ${round?.name ?? ''}. Trang này không cho xem câu trả lời.`,
    back: { label: 'Lượt thi', url: ATTEMPTS },
    notice: successor && {
      kind: 'info',
      title: 'Lượt này không được tính nữa',
      text: 'Một lượt làm tiếp được tính thay.',
      link: { label: 'Xem lượt làm tiếp', url: attemptUrl(successor.id) },
    },
    groups: [
      {
        heading: 'Diễn biến',
        table: {
          label: 'Diễn biến của lượt thi',
          columns: [{ label: 'Lúc' }, { label: 'Việc' }],
          rows: attemptEvents(file).map(({ day, time, what, detail }) => ({
            cells: [headCell(time, undefined, day), textCell(what, detail)],
          })),
        },
      },
      {
        heading: 'Đề nghị và quyết định',
        table: {
          label: 'Đề nghị và quyết định',
          columns: [{ label: 'Việc' }, { label: 'Lý do' }, { label: 'Trạng thái' }],
          rows: file.exceptions.map((one) => ({
            cells: [
              headCell(kindText(one), exceptionUrl(one.id)),
              textCell(CAUSE_WORDS[one.cause], one.reason ?? ERASED),
              { state: stateOf(one) },
            ],
          })),
          empty: { title: 'Chưa có đề nghị nào', text: 'Ai cần thêm giờ, mở lại hoặc nhận câu đến muộn thì lập đề nghị ở trang này.' },
        },
      },
    ],
    forms: successor ? [] : forms(facts, typed),
    isReadFirst: true,
  };
}

function forms({ file, id, now }: AttemptPageFacts, typed: TypedWish | undefined): CardFormView[] {
  const attempt = file.chain.find((one) => one.id === id);
  if (!attempt) return [];
  const form = (kind: string, needsMinutes: boolean, heading: string, sentence: string, button: string): CardFormView => {
    const isTyped = typed?.form.kind === kind;
    const given = { typed: isTyped ? typed.form : {}, faults: isTyped ? typed.faults : [] };
    return wishForm({ kind, needsMinutes, isPublic: kind !== 'leave-out', heading, sentence, button, actionUrl: attemptUrl(id), ...given });
  };
  if (!attempt.submittedAt)
    return attempt.deadlineAt.getTime() + attempt.graceSeconds * 1000 > now.getTime()
      ? [form('extra-time', true, 'Cho thêm giờ', 'Hạn nộp của lượt này lùi lại từng ấy phút, kể cả quá giờ đóng đợt.', 'Đề nghị thêm giờ')]
      : [];
  const isAsked = (kind: string): boolean =>
    file.exceptions.some((one) => one.attemptId === id && one.kind === kind && one.state !== 'declined');
  const late = file.late.get(id);
  return [
    ...(late && !isAsked('late-answers')
      ? [
          form(
            'late-answers',
            false,
            'Nhận câu đến muộn',
            `${formatNumber(late.places)} câu đến muộn được tính vào bài. Máy niêm phong lại và cấp biên nhận mới.`,
            'Đề nghị nhận',
          ),
          form('leave-out', false, 'Không tính câu đến muộn', 'Bài đã nộp giữ nguyên. Người dự thi được báo.', 'Không tính'),
        ]
      : []),
    ...(isAsked('re-opening')
      ? []
      : [
          form(
            're-opening',
            true,
            'Mở lại lượt thi',
            'Người này làm tiếp bài đã nộp trong từng ấy phút, không mất lượt. Bài sau được tính thay.',
            'Đề nghị mở lại',
          ),
        ]),
  ];
}
