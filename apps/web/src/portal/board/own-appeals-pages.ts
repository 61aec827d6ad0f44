import type { Appeal, AppealWays } from '#appeals';
import type { Attempt } from '#attempts';
import type { Round } from '#contests';
import { capitalise, formatEnd, formatMoment, lowerFirst } from '#kernel';
import type { AppealKind } from '#rules';
import { type Submission, tidyDraft } from '#submissions';
import type { Unit } from '#units';
import { APPEAL_DECISION_WORDS, APPEAL_KIND_WORDS, OWN_APPEAL_STATE_WORDS, SUBMISSION_APPEAL_WORDS } from '../../edge/appeal-words.js';
import { errorSummary } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { innerName, shortName } from '../../edge/round-name.js';
import type { OwnBoardView } from '../view-models.js';
import { NEW_APPEAL, OWN_APPEALS, OWN_QUESTIONS } from './addresses.js';

const LONGEST = 4_000;

/** /cua-toi/khieu-nai: one's own, and about what one may appeal now. */
export function ownAppealsPage(
  rounds: readonly Round[],
  appeals: readonly Appeal[],
  ways: readonly AppealWays[],
): PageContent<OwnBoardView> {
  return {
    ...head('Khiếu nại', '/cua-toi'),
    heading: 'Khiếu nại',
    paragraphs: [
      'Nếu thấy bài thi, đơn vị hoặc kết quả của mình chưa đúng, hãy nói với Ban Tổ chức ở đây. Máy tự gửi kèm những gì đã ghi nhận về lượt thi và bài dự thi của bạn.',
    ],
    groups: [
      ...(appeals.length > 0
        ? [
            {
              title: 'Đã gửi',
              links: appeals.map((one) => ({
                label: `${APPEAL_KIND_WORDS[one.kind].name}, ${nameOf(rounds, one)}`,
                detail: stateOf(one),
                url: `${OWN_APPEALS}/${one.id}`,
              })),
            },
          ]
        : []),
      ...ways.map(wayGroup),
      { title: 'Việc khác', links: [{ label: 'Hỏi Ban Tổ chức', detail: 'Câu hỏi không phải khiếu nại.', url: OWN_QUESTIONS }] },
    ],
  };
}

/** About what one may appeal in a round; past the time, what one can still do. */
function wayGroup({ round, kinds, windows, closesAt, to }: AppealWays): OwnBoardView['groups'][number] {
  const open = kinds.filter((kind) => windows[kind] === 'open');
  const isSubmitted = round.kind === 'receiving';
  const [id, title] = [round.code, shortName(round)];
  if (open.length === 0 && closesAt)
    return {
      id,
      title,
      note: `Đã hết hạn gửi khiếu nại lúc ${formatMoment(closesAt)}. Bạn vẫn có thể hỏi ${to} ở mục Hỏi Ban Tổ chức.`,
      links: [],
    };
  return {
    id,
    title,
    note: closesAt
      ? `Nhận khiếu nại đến ${formatEnd(closesAt)}.`
      : isSubmitted
        ? 'Kết quả chưa công bố. Bài không được nhận, bị hủy hoặc tính sai đơn vị thì hãy gửi ngay để được xem xét trước khi công bố.'
        : 'Kết quả chưa công bố. Việc xảy ra khi làm bài thì hãy gửi ngay để được xem xét trước khi công bố.',
    links: open.map((kind) => ({
      label: APPEAL_KIND_WORDS[kind].name,
      detail: whatOf(kind, round),
      url: `${NEW_APPEAL}?${new URLSearchParams({ dot: round.code, loai: kind }).toString()}`,
    })),
  };
}

/** A new appeal as far as it is filled in. */
export interface AppealForm {
  ways: AppealWays;
  kind: AppealKind;
  /** One's own of the round, oldest first. */
  attempts: readonly Attempt[];
  attemptId?: string | undefined;
  /** One's own that were sent, the newest first; only in a part of submissions. */
  submissions?: readonly Submission[] | undefined;
  submissionId?: string | undefined;
  /** What was looked for, and what was found; only for another unit. */
  search?: { typed: string; found: readonly Unit[] } | undefined;
  unitId?: string | undefined;
  text: string;
  fault?: { field: 'luot' | 'bai' | 'don-vi' | 'su-viec'; text: string } | undefined;
}

/** /cua-toi/khieu-nai/moi */
export function newAppealPage(form: AppealForm): PageContent<OwnBoardView> {
  const { ways, kind, search, text, fault, submissions = [], submissionId } = form;
  // Whose unit is looked for is said by the submission, which therefore is chosen with it.
  const only = submissions.length === 1 ? submissions[0] : search && submissions.find(({ id }) => id === submissionId);
  const hidden = [
    { name: 'dot', value: ways.round.code },
    { name: 'loai', value: kind },
    ...(only ? [{ name: 'bai', value: only.id }] : []),
  ];
  const several = submissions.length > 1 && !only;
  if (search && several) return chooseSubmission(form, submissions);
  return {
    ...head('Khiếu nại', OWN_APPEALS),
    heading: `Khiếu nại: ${lowerFirst(APPEAL_KIND_WORDS[kind].name)}`,
    errors: fault ? errorSummary([fault]) : undefined,
    paragraphs: [whatOf(kind, ways.round), ...(ways.closesAt ? [`Nhận đến ${formatEnd(ways.closesAt)}.`] : [])],
    rows: [
      { label: occasionOf(ways.round), value: shortName(ways.round) },
      ...(only ? [{ label: 'Bài dự thi', value: titleOf(only) }] : []),
      { label: 'Nơi nhận', value: ways.to },
    ],
    search: search
      ? {
          url: NEW_APPEAL,
          hidden,
          field: {
            id: 'tim',
            name: 'tim',
            label: 'Tìm đơn vị đúng của bạn',
            hint: 'Gõ tên, không cần dấu, rồi bấm Tìm và chọn trong danh sách.',
            value: search.typed,
            type: 'search',
          },
          button: 'Tìm',
        }
      : undefined,
    form:
      search && search.found.length === 0
        ? undefined
        : {
            url: OWN_APPEALS,
            hidden: search ? [...hidden, { name: 'tim', value: search.typed }] : hidden,
            choice: search ? unitChoice(form, search.found) : several ? submissionChoice(form, submissions) : attemptChoice(form),
            text: {
              id: 'su-viec',
              name: 'su-viec',
              label: 'Sự việc',
              hint: `${kind === 'key' ? 'Viết rõ câu số mấy trong bài của bạn, ví dụ: câu 12; câu ấy sai ở đâu' : 'Viết rõ xảy ra lúc nào, thế nào'}, bạn đề nghị gì. Không cần ghi số căn cước hay số điện thoại.`,
              value: text,
              error: fault?.field === 'su-viec' ? fault.text : undefined,
              rows: '7',
              maxlength: LONGEST,
            },
            button: 'Gửi khiếu nại',
          },
    groups:
      search && search.typed !== '' && search.found.length === 0
        ? [
            {
              title: 'Không tìm thấy',
              note: 'Hãy gõ ít chữ hơn. Tên đơn vị ghi theo danh mục của cuộc thi, có thể khác tên gọi hiện nay.',
              links: [],
            },
          ]
        : [],
  };
}

/** One sitting is meant without a word; of several, one is chosen where the sitting matters. */
function attemptChoice({ kind, attempts, attemptId, fault }: AppealForm): NonNullable<OwnBoardView['form']>['choice'] {
  if (kind !== 'lost-answers' || attempts.length === 0) return undefined;
  return {
    id: 'luot',
    name: 'luot',
    label: 'Lượt thi',
    error: fault?.field === 'luot' ? fault.text : undefined,
    options: attempts.map(({ id, startedAt, receiptCode }) => ({
      value: id,
      label: `Bắt đầu ${formatMoment(startedAt)}`,
      detail: receiptCode ? `Biên nhận ${receiptCode}` : undefined,
      isChecked: attempts.length === 1 || id === attemptId,
    })),
  };
}

function unitChoice({ unitId, fault }: AppealForm, found: readonly Unit[]): NonNullable<OwnBoardView['form']>['choice'] {
  return {
    id: 'don-vi',
    name: 'don-vi',
    label: 'Đơn vị đúng của bạn',
    error: fault?.field === 'don-vi' ? fault.text : undefined,
    options: found.map((unit) => ({ value: unit.id, label: placeName(unit), isChecked: unit.id === unitId })),
  };
}

function submissionChoice({ submissionId, fault }: AppealForm, own: readonly Submission[]): NonNullable<OwnBoardView['form']>['choice'] {
  return {
    id: 'bai',
    name: 'bai',
    label: 'Bài dự thi',
    error: fault?.field === 'bai' ? fault.text : undefined,
    options: own.map((one) => ({ value: one.id, label: titleOf(one), isChecked: one.id === submissionId })),
  };
}

/** Of several submissions in a part, for which one another unit is the right one. */
function chooseSubmission({ ways, kind }: AppealForm, own: readonly Submission[]): PageContent<OwnBoardView> {
  return {
    ...head('Khiếu nại', OWN_APPEALS),
    heading: `Khiếu nại: ${lowerFirst(APPEAL_KIND_WORDS[kind].name)}`,
    paragraphs: [whatOf(kind, ways.round)],
    groups: [
      {
        title: 'Bài nào bị tính sai đơn vị?',
        links: own.map((one) => ({
          label: titleOf(one),
          url: `${NEW_APPEAL}?${new URLSearchParams({ dot: ways.round.code, loai: kind, bai: one.id }).toString()}`,
        })),
      },
    ],
  };
}

function titleOf({ draft }: Submission): string {
  return tidyDraft(draft).title.trim() || 'Bài chưa có tên';
}

function whatOf(kind: AppealKind, { kind: of }: Pick<Round, 'kind'>): string {
  return (of === 'receiving' ? SUBMISSION_APPEAL_WORDS[kind] : undefined) ?? APPEAL_KIND_WORDS[kind].what;
}

function occasionOf(round: Pick<Round, 'kind'> | undefined): string {
  return round?.kind === 'receiving' ? 'Phần thi' : 'Đợt thi';
}

/** /cua-toi/khieu-nai/:appeal */
export function ownAppealPage(
  rounds: readonly Round[],
  appeal: Appeal,
  { wanted, submission }: { wanted: Unit | undefined; submission: Submission | undefined },
): PageContent<OwnBoardView> {
  const round = rounds.find(({ id }) => id === appeal.roundId);
  const isDecided = appeal.decidedAt !== null;
  return {
    ...head('Khiếu nại', OWN_APPEALS),
    heading: isDecided && appeal.decision ? APPEAL_DECISION_WORDS[appeal.decision] : 'Khiếu nại của bạn',
    paragraphs: isDecided
      ? [effectSentence(appeal)].filter((one) => one !== '')
      : [`Ban Tổ chức trả lời chậm nhất ${formatEnd(appeal.answerBy)}. Khi có quyết định, bạn được báo tin và đọc được ở đây.`],
    rows: [
      ...(isDecided && appeal.decidedAt
        ? [
            { label: 'Lý do', value: appeal.reason ?? '', isTold: true },
            { label: 'Căn cứ', value: appeal.basis ?? '' },
            { label: 'Quyết định lúc', value: formatMoment(appeal.decidedAt) },
          ]
        : [{ label: 'Tình trạng', value: OWN_APPEAL_STATE_WORDS[appeal.state] }]),
      { label: 'Về việc', value: APPEAL_KIND_WORDS[appeal.kind].name },
      { label: occasionOf(round), value: capitalise(nameOf(rounds, appeal)) },
      ...(submission ? [{ label: 'Bài dự thi', value: titleOf(submission) }] : []),
      { label: 'Gửi lúc', value: formatMoment(appeal.receivedAt) },
      ...(wanted ? [{ label: 'Đơn vị bạn đề nghị', value: placeName(wanted) }] : []),
      { label: 'Bạn viết', value: appeal.bodyText ?? '', isTold: true },
      { label: 'Mã khiếu nại', value: appeal.code },
    ],
    groups: [],
  };
}

function effectSentence({ effectState, effect, submissionId }: Appeal): string {
  if (effectState === 'waiting') return 'Kết quả đợt thi đã được duyệt từ trước nên Ban Tổ chức phải điều chỉnh rồi công bố lại.';
  if (effectState !== 'done') return '';
  switch (effect) {
    case 'take-late':
      return 'Các câu trả lời đến muộn đã được nhận. Bạn có biên nhận mới, bài được tính lại.';
    case 'rank-again':
      return submissionId ? 'Bài của bạn được nhận lại và xếp hạng bình thường.' : 'Bài của bạn được xếp hạng lại bình thường.';
    case 'other-unit':
      return submissionId
        ? 'Bài của bạn được tính cho đơn vị mà bạn đề nghị.'
        : 'Trong đợt thi này, bài của bạn được tính cho đơn vị mà bạn đề nghị.';
    case 'recount':
      return submissionId ? 'Xếp hạng của phần thi được tính lại.' : 'Xếp hạng của đợt thi được tính lại.';
    case 'corrected':
      return 'Đáp án đã được đính chính và bài thi của mọi người được chấm lại. Điểm của bạn trong kết quả là điểm sau khi chấm lại.';
    case 'by-hand':
      return 'Ban Tổ chức đã làm theo quyết định này.';
    default:
      return '';
  }
}

function stateOf({ state, decision, answerBy, code }: Appeal): string {
  const where =
    (state === 'decided' || state === 'told') && decision
      ? APPEAL_DECISION_WORDS[decision]
      : `${OWN_APPEAL_STATE_WORDS[state]}, trả lời chậm nhất ${formatEnd(answerBy)}`;
  return `${code}. ${where}.`;
}

function nameOf(rounds: readonly Round[], { roundId }: Appeal): string {
  const round = rounds.find(({ id }) => id === roundId);
  return round ? innerName(round) : '';
}

function head(title: string, backUrl: string): Pick<PageContent<OwnBoardView>, 'title' | 'isPrivate' | 'task'> {
  return { title, isPrivate: true, task: { title, backUrl } };
}
