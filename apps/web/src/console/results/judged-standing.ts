import { Permission, type Principal } from '#access';
import type { Round } from '#contests';
import { formatMomentWithSeconds, formatNumber, lowerFirst } from '#kernel';
import type { JudgedLine, JudgedWaiting, Standing, TierDecision } from '#results';
import { formatPoints, isJudgedSummary, type JudgedSummary, type OutReason, type RuleSet, type SubmissionPart } from '#rules';
import type { SubmissionId } from '#submissions';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { placeName } from '../../edge/place-name.js';
import { tagAmong } from '../../portal/results/prize-words.js';
import { phaseUrl } from '../judging/addresses.js';
import { listUrl } from '../listing.js';
import { cancellingUrl } from '../submissions/addresses.js';
import type { NoticeView, StandingRowView, StandingView } from '../view-models.js';
import { RESULTS } from './addresses.js';
import type { NamedSubmission } from './judged-names.js';
import { unmarkedList } from './unmarked-words.js';

/** So many submissions are named; the others are counted. */
const NAMED_OUT = 20;

export const OUT_WORDS: Readonly<Record<OutReason, string>> = {
  withdrawn: 'tác giả rút bài',
  violation: 'bị hủy hoặc không hợp lệ',
  'excluded-author': 'tác giả thuộc diện không xếp hạng',
  'failed-criterion': 'không đạt một tiêu chí bắt buộc',
  'not-passed': 'không qua vòng chấm',
};

/** What the page of a part of submissions shows in the place of people and attempts. */
export interface JudgedFacts {
  lines: readonly JudgedLine[];
  /** How many there are in all. */
  total: number;
  names: ReadonlyMap<string, NamedSubmission>;
  /** What a round that is being judged waits for. */
  waiting: JudgedWaiting | undefined;
  /** Of a standing that waits for signatures: submissions that somebody wants to have cancelled. */
  cancelling: readonly SubmissionId[];
  /** Tiers whose count the rules leave open, in words, whether or not they are decided; empty where there are none. */
  openTiers: string[];
  /** Those for which no decision holds. */
  undecided: string[];
  /** The decision on them that waits for a second person, or holds. */
  decision: TierDecision | undefined;
}

/** @throws Error where the standing is a quiz's */
export function judgedSummary({ summary }: Pick<Standing, 'summary'>): JudgedSummary {
  if (!isJudgedSummary(summary)) throw new Error(`${summary.part} is no part of submissions.`);
  return summary;
}

/** "53 bài nhận, 50 bài hợp lệ, 48 bài xếp hạng, 10 giải" */
export function judgedSentence({ received, valid, ranked, prizes }: JudgedSummary): string {
  const facts = [`${formatNumber(received)} bài nhận`, `${formatNumber(valid)} bài hợp lệ`, `${formatNumber(ranked)} bài xếp hạng`];
  facts.push(prizes.awards.length > 0 ? `${formatNumber(prizes.awards.length)} giải` : 'chưa có giải');
  return facts.join(', ');
}

/** The table of places: marks in the place of right answers and minutes. */
export function judgedTable(
  { lines, names }: Pick<JudgedFacts, 'lines' | 'names'>,
  {
    standing,
    ruleSet,
    part,
    path,
    version,
  }: { standing: Standing; ruleSet: RuleSet; part: SubmissionPart; path: string; version: string | undefined },
): NonNullable<StandingView['table']> {
  const { phases } = part.judging;
  const columns = [
    { label: 'Điểm', isNumber: true },
    ...(phases.length > 1 ? phases.map(({ name }) => ({ label: name, isNumber: true })) : []),
  ];
  const { awards } = standing.summary.prizes;
  const lastPrize = Math.max(0, ...awards.map(({ rank }) => rank));
  const rows = lines.flatMap((line, at): StandingRowView[] => {
    const award = awards.find(({ rank }) => rank === line.rank);
    const tiers = ruleSet.prizes.find(({ code }) => code === award?.group)?.tiers ?? [];
    const name = names.get(line.submissionId);
    const isClose = line.decidedBy !== null && line.decidedBy !== 'score';
    return [
      ...(lastPrize > 0 && line.rank === lastPrize + 1 && at > 0 ? [{ divider: 'Hết giải.' }] : []),
      {
        rank: formatNumber(line.rank),
        name: name?.fullName ?? 'Tác giả đã xóa tên',
        url: listUrl(`${path}/${line.rank}`, { ban: version }),
        detail: [name?.title, name && placeName({ name: name.unitName, place: name.unitPlace })].filter(Boolean).join(', '),
        code: name?.number,
        cells: [
          { text: formatPoints(Number(line.points)), isNumber: true },
          ...(phases.length > 1
            ? phases.map(({ code }) => {
                const own = line.phases.find(({ phase }) => phase === code);
                return { text: own ? formatPoints(own.points) : '', isNumber: true };
              })
            : []),
        ],
        prize: award && tagAmong(tiers, award.tier),
        isTied: isClose,
      },
      ...(isClose && at + 1 < lines.length ? [{ tie: { strong: `Hạng ${formatNumber(line.rank)} và ${formatNumber(line.rank + 1)}`, text: line.explanation } }] : []), // prettier-ignore
    ];
  });
  return { label: `Bảng xếp hạng ${part.name}`, rowLabel: 'Bài dự thi', columns, columnCount: String(columns.length + 3), rows };
}

/** Of a violation what was found says more than its kind: "không hợp lệ khi kiểm tra hình thức". */
function outWords({ reason, detail }: JudgedSummary['out'][number]): string {
  if (detail === null) return OUT_WORDS[reason];
  return reason === 'violation' && !detail.startsWith('Điều ') ? lowerFirst(detail) : `${OUT_WORDS[reason]}: ${detail}`;
}

/** Which submissions are not ranked, by reason. */
export function outView({ out }: JudgedSummary, names: ReadonlyMap<string, NamedSubmission>): StandingView['exclusions'] {
  if (out.length === 0) return undefined;
  const byReason = Map.groupBy(out, (one) => outWords(one));
  return {
    heading: `${formatNumber(out.length)} bài không xếp hạng`,
    items: [...byReason].map(([reason, entries]) => {
      const named = entries.slice(0, NAMED_OUT).flatMap(({ submission }) => names.get(submission)?.number ?? []);
      const others = entries.length - named.length;
      return {
        title: `${formatNumber(entries.length)} bài: ${reason}`,
        text: `${[...named, ...(others > 0 ? [`${formatNumber(others)} bài nữa`] : [])].join(', ')}.`,
      };
    }),
  };
}

/** Ids of those that are named among the ones that are out. */
export function namedOut({ out }: JudgedSummary): string[] {
  const byReason = Map.groupBy(out, ({ reason, detail }) => `${reason} ${detail}`);
  return [...byReason.values()].flatMap((entries) => entries.slice(0, NAMED_OUT).map(({ submission }) => submission));
}

export function judgedFingerprint({ sha256, computedAt, summary }: Standing, fileUrl?: string): StandingView['fingerprint'] {
  return {
    heading: 'Dấu vân tay bản chốt',
    groups: fingerprintGroups(sha256),
    text: `SHA-256 của cả bảng, lập lúc ${formatMomentWithSeconds(computedAt)} từ ${formatNumber(judgedSummary({ summary }).received)} bài dự thi và các phiếu chấm đã nộp. Tính lại từ cùng những phiếu ấy phải ra đúng mã này. Trong hồ sơ không có họ tên tác giả và giám khảo.`,
    link: fileUrl ? { label: 'Tải hồ sơ kiểm tra lại (bản đầy đủ)', url: fileUrl } : undefined,
  };
}

/** While judges are at work nothing is computed: what is still to be done, and where. */
export function judgingNotice(code: string, { isBeingJudged, unchecked, unmarked }: JudgedWaiting): NoticeView | undefined {
  const [first] = unmarked;
  if (first)
    return {
      kind: 'wait',
      title: 'Còn bài phải chấm thêm',
      text: `${unmarkedList(unmarked)}, mà vòng ấy đã kết thúc. Một người đề nghị, một người khác cho mở lại vòng chấm cho riêng những bài này; điểm đã chốt giữ nguyên. Chấm xong thì máy lập bảng xếp hạng.`,
      link: { label: `Xem vòng “${first.name}”`, url: phaseUrl({ code }, first.phase) },
    };
  const missing = [
    ...(unchecked > 0 ? [`${formatNumber(unchecked)} bài chưa kiểm tra thể thức`] : []),
    ...(isBeingJudged ? ['hội đồng chưa kết thúc mọi vòng chấm'] : []),
  ];
  if (missing.length === 0) return undefined;
  return {
    kind: 'wait',
    title: 'Đang chấm',
    text: `Máy lập bảng xếp hạng khi chấm xong. Còn: ${missing.join('; ')}.`,
    link: { label: 'Xem việc chấm bài', url: `/quan-tri/to-chuc-cham/${code}` },
  };
}

/** That somebody wants a submission of it cancelled, before anybody can sign. */
export function cancellingNotice(round: Pick<Round, 'code'>, { cancelling }: Pick<JudgedFacts, 'cancelling'>): NoticeView | undefined {
  const [first] = cancelling;
  if (!first) return undefined;
  return {
    kind: 'wait',
    title: `${formatNumber(cancelling.length)} đề nghị hủy bài chờ quyết định`,
    text: 'Chưa quyết định xong thì chưa duyệt được kết quả. Nếu hủy bài, máy lập lại bảng; nếu không hủy, bảng này giữ nguyên.',
    link: { label: 'Xem đề nghị', url: cancellingUrl(round, first) },
  };
}

/**
 * That the number of prizes is still to be decided, before anybody can sign. Whoever has entered what was decided waits for another.
 * @param me who looks
 */
export function tiersNotice(
  code: string,
  { undecided, decision }: Pick<JudgedFacts, 'undecided' | 'decision'>,
  me: Pick<Principal, 'accountId' | 'permissions'>,
): NoticeView | undefined {
  if (undecided.length === 0) return undefined;
  const entered = decision?.state === 'entered' ? decision : undefined;
  const isMine = entered?.enteredBy === me.accountId;
  const mayConfirm = !isMine && me.permissions.has(Permission.ApproveStanding);
  const mayEnter = me.permissions.has(Permission.CorrectResults);
  return {
    kind: 'wait',
    title: 'Chưa quyết định số giải',
    text: entered
      ? `${isMine ? `Bạn đã nhập Quyết định số ${entered.decisionNumber}; còn chờ một người khác` : `Quyết định số ${entered.decisionNumber} đã được nhập và chờ người thứ hai`} xác nhận. Sau đó máy lập lại bảng có giải.`
      : `Thể lệ để số giải quyết định sau: ${undecided.join(', ')}. Chưa có quyết định thì chưa duyệt được kết quả.`,
    link: {
      label: entered ? (mayConfirm ? 'Xem và xác nhận' : 'Xem quyết định') : mayEnter ? 'Nhập quyết định' : 'Xem số giải',
      url: `${RESULTS}/${code}/so-giai`,
    },
  };
}
