import type { Account } from '#accounts';
import type { Appeal } from '#appeals';
import { letterOf } from '#attempts';
import type { Round } from '#contests';
import { type AccountId, capitalise, formatMoment, formatNumber } from '#kernel';
import type { BankItem } from '#questions';
import type { ContestPerson } from '#registrations';
import type { CorrectionOutcome, WholeCorrection } from '#results';
import { type KeyRevision, type RuleSet, tierOf } from '#rules';
import { innerName, shortName } from '../../edge/round-name.js';
import { appealUrl } from '../appeals/addresses.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, stateCell, textCell } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { NamedSubmission } from '../results/judged-names.js';
import { movesTable } from '../results/moves-table.js';
import { personCode } from '../results/person-code.js';
import { nameOf } from '../results/standing-rows.js';
import { unmarkedWords } from '../results/unmarked-words.js';
import type { DetailView, SigningView } from '../view-models.js';
import { correctionsUrl, correctionUrl } from './addresses.js';
import { KIND_WORDS, STATES, wayInWords } from './correction-words.js';

/** Rows of a table; more people than that are a number. */
const MOST_ROWS = 200;

export interface CorrectionFacts {
  /** The round from which one comes. */
  round: Round;
  ruleSet: RuleSet;
  whole: WholeCorrection;
  /** All rounds of the contest. */
  rounds: readonly Round[];
  /** Of a key: the question, what becomes of it, and the right options as they stand. */
  doubted: { item: BankItem; revision: KeyRevision; right: readonly number[] } | undefined;
  /** Those that have led to it. */
  appeals: readonly Pick<Appeal, 'id' | 'code'>[];
  /** Of a disqualification. */
  disqualified: string | undefined;
  names: ReadonlyMap<string, ContestPerson>;
  /** Of a part of submissions: those that move, by id. */
  submissions: ReadonlyMap<string, NamedSubmission>;
  unitNames: ReadonlyMap<string, string>;
  staff: ReadonlyMap<AccountId, Account>;
  me: AccountId;
  /** Whether whoever looks may decide at all. */
  maySwitch: boolean;
}

/** …/dinh-chinh/:correction: what is asked for, who moves, and who decides. */
export function correctionContent(facts: CorrectionFacts, typed?: TypedReason): ConsoleContent<DetailView> {
  const { round, whole } = facts;
  const { correction } = whole;
  return {
    title: KIND_WORDS[correction.kind],
    heading: KIND_WORDS[correction.kind],
    sentence: `${STATES[correction.state].label}.`,
    back: { label: `Đính chính ${innerName(round)}`, url: correctionsUrl(round) },
    notice: waitingNotice(whole, isJudged(round)) ?? settledNotice(whole) ?? judgesNotice(whole),
    sections: [contentSection(facts), ...settledSections(facts), ...whole.rounds.flatMap((row) => roundSections(facts, row))],
    signing: correction.kind === 'appeal' ? undefined : signing(facts, typed),
    factsHeading: 'Đề nghị',
    facts: [
      { label: 'Trạng thái', value: STATES[correction.state].label },
      ...(correction.keyVersion ? [{ label: 'Bản đáp án', value: String(correction.keyVersion) }] : []),
      ...(correction.article ? [{ label: 'Căn cứ', value: correction.article }] : []),
    ],
    links: facts.appeals.map(({ id, code }) => ({ label: `Khiếu nại ${code}`, url: appealUrl(id) })),
  };
}

/** Whether entries stand in the places of people there. */
const isJudged = ({ kind }: Round): boolean => kind === 'receiving';

function waitingNotice({ correction, rounds, seen }: WholeCorrection, ofEntries: boolean): ConsoleContent<DetailView>['notice'] {
  if (correction.state !== 'asked' || seen !== undefined) return undefined;
  const fault = rounds.find((row) => row.fault !== null)?.fault;
  return fault
    ? { kind: 'grave', title: ofEntries ? 'Máy không lập được bảng thay đổi' : 'Máy không chấm thử được', text: fault }
    : {
        kind: 'info',
        title: ofEntries ? 'Máy đang xếp hạng thử' : 'Máy đang chấm thử mọi bài',
        text: 'Bảng thay đổi hiện ở đây khi máy làm xong. Bạn có thể rời trang này.',
        refreshSeconds: '3',
      };
}

/** Nobody can say yet what becomes of it: what is decided on is that judges mark some more. */
function judgesNotice({ correction, rounds }: WholeCorrection): ConsoleContent<DetailView>['notice'] {
  if (correction.state !== 'asked' || rounds.every(({ unmarked }) => unmarked === null)) return undefined;
  return {
    kind: 'grave',
    title: 'Phải chấm thêm mới có bảng xếp hạng',
    text: 'Máy chưa lập được bảng thay đổi vì có bài vào vòng chấm sau mà chưa ai chấm. Áp dụng đính chính thì kết quả được rút lại ngay, và kết quả mới chỉ có sau khi chấm xong.',
  };
}

/** What is to be agreed on before: the software takes back no money. */
function settledNotice({ settled }: WholeCorrection): ConsoleContent<DetailView>['notice'] {
  if (settled.length === 0) return undefined;
  const paid = settled.filter(({ paidAt }) => paidAt !== null).length;
  return {
    kind: 'grave',
    title: `Đính chính này lấy đi ${formatNumber(settled.length)} giải đã xác nhận hoặc đã trả`,
    text:
      paid > 0
        ? `Trong đó ${formatNumber(paid)} giải đã trả. Phần mềm không thu hồi tiền hay hiện vật; hãy thống nhất cách thu hồi trước khi quyết định.`
        : 'Người đạt giải đã xác nhận thông tin nhận giải nhưng chưa nhận. Hãy dừng trả những giải này cho đến khi quyết định.',
  };
}

function contentSection({
  whole: { correction },
  doubted,
  disqualified,
  names,
  submissions,
}: CorrectionFacts): DetailView['sections'][number] {
  if (doubted) {
    const { item, revision, right } = doubted;
    const now = revision.kind === 'instead' ? revision.right : revision.kind === 'also' ? [...right, ...revision.right] : right;
    return {
      heading: wayInWords(revision),
      paragraphs: [item.text, `Vì ${correction.reason ?? ''}.`],
      options: item.options.map((text, option) => ({ letter: letterOf(option), text, isRight: now.includes(option) })),
    };
  }
  if (disqualified)
    return {
      heading: `${nameOf(names.get(disqualified))}, ${personCode(disqualified)}`,
      paragraphs: [
        `Bị loại theo ${correction.article ?? ''}.`,
        correction.reason ? `Lý do: ${correction.reason}.` : 'Lý do đã xóa cùng thông tin của người ấy.',
      ],
    };
  const submission = correction.submissionId ? submissions.get(correction.submissionId) : undefined;
  if (submission)
    return {
      heading: `Bài ${submission.number}: ${submission.title}`,
      paragraphs: [
        `Của ${submission.fullName}. Hủy theo ${correction.article ?? ''}.`,
        correction.reason ? `Lý do: ${correction.reason}.` : 'Lý do đã xóa cùng thông tin của tác giả.',
      ],
    };
  return { heading: 'Lý do', paragraphs: [correction.reason ?? ''] };
}

/** Prizes that it takes from people who count on them, or have them: before whoever decides does. */
function settledSections({ whole: { settled }, rounds, ruleSet, names, submissions }: CorrectionFacts): DetailView['sections'] {
  if (settled.length === 0) return [];
  const label = 'Giải đã xác nhận hoặc đã trả mà đính chính này lấy đi';
  return [
    {
      heading: label,
      table: {
        label,
        columns: [{ label: submissions.size > 0 ? 'Bài dự thi' : 'Người dự thi' }, { label: 'Giải' }, { label: 'Tình trạng' }],
        rows: settled.slice(0, MOST_ROWS).map(({ roundId, person, groupCode, tierCode, paidAt }) => {
          const round = rounds.find(({ id }) => id === roundId);
          return {
            cells: [
              headCell(
                submissions.get(person)?.fullName ?? nameOf(names.get(person)),
                undefined,
                submissions.get(person)?.number ?? personCode(person),
              ),
              textCell(tierOf(ruleSet, groupCode, tierCode)?.tier.name ?? '', round && shortName(round)),
              paidAt ? { ...stateCell('stopped', 'Đã trả'), detail: formatMoment(paidAt) } : stateCell('waiting', 'Đã xác nhận, chưa trả'),
            ],
          };
        }),
      },
    },
  ];
}

function roundSections(facts: CorrectionFacts, { roundId, outcome, unmarked }: WholeCorrection['rounds'][number]): DetailView['sections'] {
  const round = facts.rounds.find(({ id }) => id === roundId);
  if (!round) return [];
  if (unmarked) return [{ heading: `${shortName(round)}: phải chấm thêm`, paragraphs: [unmarkedWords(unmarked)] }];
  if (!outcome) {
    const hasStanding = ['ranked', 'approved', 'published', 'settling'].includes(round.state);
    return facts.whole.correction.state === 'asked' && !hasStanding
      ? [{ heading: shortName(round), paragraphs: ['Chưa có bảng xếp hạng; khi lập, máy tính luôn theo quyết định này.'] }]
      : [];
  }
  const { moves } = outcome;
  const who = isJudged(round) ? 'bài' : 'người';
  const title = `${isJudged(round) ? 'Bài nào' : 'Ai'} vào giải, ${isJudged(round) ? 'bài nào' : 'ai'} ra khỏi giải ${innerName(round)}`;
  return [
    { heading: `${shortName(round)}: điều thay đổi`, facts: figuresOf(facts, outcome, who) },
    {
      heading: title,
      table: {
        ...movesTable({
          ruleSet: facts.ruleSet,
          moves: moves.slice(0, MOST_ROWS),
          names: facts.names,
          submissions: facts.submissions,
          marked: facts.disqualified ?? facts.whole.correction.submissionId ?? undefined,
          label: title,
          after: 'Sau đính chính',
        }),
        empty: {
          title: isJudged(round) ? 'Không bài nào vào hay ra khỏi giải' : 'Không ai vào hay ra khỏi giải',
          text: `${formatNumber(outcome.moved)} ${who} đổi hạng ngoài giải.`,
        },
      },
    },
    ...(moves.length > MOST_ROWS
      ? [{ heading: 'Còn nữa', paragraphs: [`${formatNumber(moves.length - MOST_ROWS)} ${who} nữa đổi giải.`] }]
      : []),
  ];
}

function figuresOf(
  { ruleSet, unitNames }: CorrectionFacts,
  outcome: CorrectionOutcome,
  who: 'bài' | 'người',
): NonNullable<DetailView['facts']> {
  const { before, after, moved, pointsChanged, prizesChanged, collective } = outcome;
  const tierName = (award: string, code: string | null): string =>
    ruleSet.collective.find((one) => one.code === award)?.tiers.find((tier) => tier.code === code)?.name ?? 'không có giải';
  return [
    { label: `${capitalise(who)} được xếp hạng`, value: change(before.ranked, after.ranked) },
    { label: 'Đổi hạng', value: `${formatNumber(moved)} ${who}` },
    { label: 'Đổi điểm', value: `${formatNumber(pointsChanged)} ${who}` },
    { label: `${capitalise(who)} đổi giải`, value: formatNumber(prizesChanged) },
    ...collective.map(({ award, units, moved: unitsMoved }) => ({
      label: ruleSet.collective.find((one) => one.code === award)?.name ?? award,
      value:
        units.length === 0
          ? unitsMoved > 0
            ? 'Không đơn vị nào đổi giải'
            : 'Giữ nguyên'
          : units
              .map((one) => `${unitNames.get(one.unit) ?? one.unit}: ${tierName(award, one.before)} sang ${tierName(award, one.after)}`)
              .join('; '),
      detail: unitsMoved > 0 ? `${formatNumber(unitsMoved)} đơn vị đổi hạng` : undefined,
    })),
    {
      label: 'Dấu vân tay',
      value: `${after.sha256.slice(0, 8)}…`,
      detail: before.sha256 === after.sha256 ? 'như bảng hiện nay' : `hiện nay ${before.sha256.slice(0, 8)}…`,
    },
  ];
}

function change(before: number, after: number): string {
  return before === after ? formatNumber(after) : `${formatNumber(before)}, sau đính chính ${formatNumber(after)}`;
}

function signing({ round, rounds, whole, staff, me, maySwitch }: CorrectionFacts, typed: TypedReason | undefined): SigningView {
  const { correction, seen } = whole;
  const { id, askedBy, askedAt, decidedBy, decidedAt, declinedBecause, state } = correction;
  const asker = { name: staff.get(askedBy)?.fullName ?? '', detail: `Đề nghị ${formatMoment(askedAt)}`, isDone: true };
  const heading = 'Hai người';
  if (decidedBy && decidedAt) {
    const isDone = state === 'switched';
    const decider = {
      name: staff.get(decidedBy)?.fullName ?? '',
      detail: `${isDone ? 'Áp dụng' : 'Không áp dụng'} ${formatMoment(decidedAt)}`,
      isDone,
      isRefused: !isDone,
    };
    const sentence = isDone ? 'Kết quả được lập lại theo quyết định này.' : `Không có gì thay đổi. Lý do: “${declinedBecause ?? ''}”`;
    return { heading, signers: [asker, decider], sentence };
  }
  const isMine = askedBy !== me && maySwitch;
  const url = correctionUrl(round, id);
  const isPublic = whole.rounds.some(({ roundId }) => rounds.find((one) => one.id === roundId)?.state === 'published');
  return {
    heading,
    isMine: isMine && seen !== undefined,
    signers: [asker, { name: isMine ? 'Chờ bạn' : 'Chờ một người khác', detail: 'Quyết định' }],
    sentence: isPublic
      ? 'Khi áp dụng, kết quả đã công bố được rút lại để lập lại và duyệt lại. Công chúng đọc được thông báo ngay; chỉ người bị ảnh hưởng được báo tin.'
      : 'Khi áp dụng, bảng xếp hạng được lập lại thành bản mới và phải duyệt lại.',
    approve:
      isMine && seen !== undefined
        ? { label: 'Áp dụng đính chính', url: `${url}/ap-dung`, hidden: [{ name: 'seen', value: seen }] }
        : undefined,
    giveBack:
      isMine || askedBy === me
        ? {
            url: `${url}/khong-ap-dung`,
            label: isMine ? 'Không áp dụng, ghi lý do' : 'Rút đề nghị, ghi lý do',
            button: isMine ? 'Không áp dụng' : 'Rút đề nghị',
            reason: reasonField(typed, 'Người đề nghị sẽ đọc.'),
            isOpen: Boolean(typed?.fault),
          }
        : undefined,
    note: isMine ? undefined : 'Người quyết định phải là người khác, có quyền phê duyệt kết quả.',
  };
}
