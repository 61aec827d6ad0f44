import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import type { AuditEntry } from '#audit';
import { isPublished, type Round, type RunningContest } from '#contests';
import {
  type AccountId,
  capitalise,
  formatDate,
  formatMoment,
  formatNumber,
  formatTime,
  formatTimeWithSeconds,
  formatWeekday,
  maskName,
} from '#kernel';
import { mayBePublished, type Signing } from '#results';
import { appealDeadline, entriesOf, isJudgedSummary, type FrozenSummary } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { rollAddress } from '../../edge/roll-address.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { prizesInWords } from '../rounds/round-facts.js';
import { lifeOf } from '../rounds/round-life.js';
import { shortMoment, timeLeft } from '../times.js';
import type { PublicationView, SignerView } from '../view-models.js';
import { RESULTS } from './addresses.js';
import { signers, whenPublished } from './signing-view.js';

const EXAMPLE_NAME = 'Nguyễn Thị Ngọc Diệp';

/** All that the page of the publication shows. */
export interface PublicationFacts {
  running: RunningContest;
  round: Round;
  signing: Signing;
  trail: readonly AuditEntry[];
  staff: ReadonlyMap<AccountId, Account>;
  me: Principal;
  now: Date;
}

/** What will be public, when, and who has said so. */
export function publicationContent(facts: PublicationFacts): ConsoleContent<PublicationView> {
  const { round, now, trail, signing, me } = facts;
  const isPublic = isPublished(round);
  return {
    title: `Công bố ${innerName(round)}`,
    heading: `${isPublic ? 'Đã công bố' : 'Công bố'} ${innerName(round)}`,
    sentence: isPublic ? 'Bảng vàng đang mở cho mọi người.' : approvalSentence(facts),
    back: { label: `Xếp hạng ${innerName(round)}`, url: `${RESULTS}/${round.code}` },
    life: lifeOf({ round, trail, signing, now }).slice(1),
    moment: momentOf(facts, isPublic),
    effects: {
      heading: isPublic ? 'Đã làm' : round.state === 'annulled' ? 'Đợt thi đã hủy' : 'Khi công bố, theo thứ tự',
      items: effects(facts),
    },
    signing: publishingView(facts, isPublic),
    facts: standingFacts(facts),
    links: [
      ...(me.permissions.has(Permission.ReadWinnersBook)
        ? [{ label: 'Sổ vàng, biên bản, dự thảo quyết định', url: `${RESULTS}/${round.code}/so-vang` }]
        : []),
      ...(isPublic ? [{ label: 'Mở bảng vàng', url: rollAddress.running(round.code) }] : []),
    ],
  };
}

function approvalSentence({ round, signing }: PublicationFacts): string {
  if (round.state === 'annulled') return 'Đợt thi đã hủy, không có gì được công bố.';
  if (round.state === 'approved') return 'Đã đủ người duyệt.';
  const left = signing.needed - signing.decisions.length;
  return signing.isReturned
    ? 'Bảng xếp hạng đã bị trả lại, chưa công bố được.'
    : `Còn thiếu ${formatNumber(left)} người duyệt, chưa công bố được.`;
}

function momentOf({ round, now, trail }: PublicationFacts, isPublic: boolean): PublicationView['moment'] {
  const published = trail.findLast(({ action }) => action === 'round.published')?.happenedAt;
  if (isPublic && published) return { label: 'Đã công bố lúc', time: formatTimeWithSeconds(published), date: dayOf(published) };
  if (round.state === 'annulled') return { label: 'Giờ công bố', time: '–', date: 'Đợt thi đã hủy' };
  if (round.publishesAt === null) return { label: 'Giờ công bố', time: '–', date: 'Thể lệ không hẹn giờ' };
  const left = round.publishesAt > now ? `còn ${timeLeft(now, round.publishesAt)}` : 'đã đến giờ';
  return { label: 'Công bố lúc', time: formatTime(round.publishesAt), date: dayOf(round.publishesAt), left };
}

function dayOf(instant: Date): string {
  return `${capitalise(formatWeekday(instant))}, ${formatDate(instant)}`;
}

function effects({ running, round, signing, now, trail }: PublicationFacts): { title: string; text: string }[] {
  if (round.state === 'annulled')
    return [
      {
        title: 'Bảng vàng không mở',
        text: `${round.kind === 'receiving' ? 'Các bài dự thi' : 'Các lượt thi'} không được tính, không ai nhận giải theo bảng này.`,
      },
    ];
  const { summary } = signing.standing;
  const at = trail.findLast(({ action }) => action === 'round.published')?.happenedAt ?? laterOf(round.publishesAt, now);
  const deadline = appealDeadline(running.ruleSet, at);
  const winners = summary.prizes.awards.length;
  const isJudged = isJudgedSummary(summary);
  return [
    {
      title: `Bảng vàng ${innerName(round)} mở cho mọi người`,
      text: isJudged
        ? `${winners > 0 ? `${formatNumber(winners)} bài đạt giải` : 'Không có bài đạt giải'}; tên tác giả được che một phần, như “${maskName(EXAMPLE_NAME)}”, tên bài chỉ hiện khi mọi tác giả đồng ý.`
        : `${winners > 0 ? `${formatNumber(winners)} người đạt giải` : 'Không có giải cá nhân'}, tên được che một phần, như “${maskName(EXAMPLE_NAME)}”.`,
    },
    isJudged
      ? { title: 'Tác giả thấy điểm và hạng của bài mình', text: `${formatNumber(summary.ranked)} bài, ai cũng chỉ thấy bài của mình.` }
      : { title: 'Người dự thi thấy điểm và hạng của mình', text: `${formatNumber(summary.ranked)} người, mỗi người chỉ thấy của mình.` },
    {
      title: 'Dấu vân tay và tệp kiểm tra được đăng',
      text: `Ai cũng đối chiếu được với ${formatNumber(entriesOf(summary))} bài ${isJudged ? 'dự thi đã nhận' : 'đã niêm phong'}. Trong tệp không có họ tên.`,
    },
    ...(deadline && running.ruleSet.appeals
      ? [{ title: 'Bắt đầu nhận khiếu nại', text: `${running.ruleSet.appeals.to} nhận trước ${formatMoment(deadline)}.` }]
      : []),
  ];
}

function laterOf(promised: Date | null, now: Date): Date {
  return promised !== null && promised > now ? promised : now;
}

function publishingView(facts: PublicationFacts, isPublic: boolean): PublicationView['signing'] {
  const { round, now, me } = facts;
  const isDue = mayBePublished(round, now);
  const isAnnulled = round.state === 'annulled';
  const isMine = isDue && me.permissions.has(Permission.PublishResults);
  return {
    heading: isPublic ? 'Đã công bố' : 'Ai đã duyệt, ai công bố',
    isMine,
    signers: [...signers({ ...facts, people: facts.staff }), ...(isAnnulled ? [] : [publisher(facts, isPublic, isMine)])],
    sentence: isPublic
      ? 'Từ nay chỉ sửa được bằng đính chính, do hai người quyết định.'
      : isMine
        ? 'Bấm xong, bảng vàng mở ngay cho mọi người. Sau đó chỉ sửa được bằng đính chính, do hai người quyết định.'
        : round.state === 'approved'
          ? whenPublished(round, now)
          : isAnnulled
            ? 'Đợt thi đã hủy, không có gì được công bố.'
            : 'Đủ người duyệt rồi mới công bố được.',
    approve: isMine ? { label: `Công bố ${innerName(round)}`, url: `${RESULTS}/${round.code}/cong-bo` } : undefined,
    link: isPublic ? { label: 'Mở bảng vàng', url: rollAddress.running(round.code) } : undefined,
    note: isDue && !isMine ? 'Việc công bố dành cho người có quyền công bố kết quả.' : undefined,
  };
}

/** Who publishes: the machine at the promised minute, or a person. */
function publisher({ round, trail, staff, now }: PublicationFacts, isPublic: boolean, isMine: boolean): SignerView {
  if (!isPublic) {
    if (isMine) return { name: 'Chờ bạn công bố', detail: round.publishesAt ? 'Đã đến giờ hẹn' : 'Thể lệ không hẹn giờ' };
    return round.publishesAt === null
      ? { name: 'Chờ người công bố', detail: 'Thể lệ không hẹn giờ' }
      : { name: 'Máy tự công bố', detail: `Hẹn ${shortMoment(round.publishesAt, now)}` };
  }
  const entry = trail.findLast(({ action }) => action === 'round.published');
  const name = entry?.actorId ? (staff.get(entry.actorId)?.fullName ?? 'Người đã rời hệ thống') : 'Máy công bố theo hẹn';
  return { name, detail: entry ? `Công bố ${shortMoment(entry.happenedAt, now)}` : '', isDone: true };
}

function standingFacts({ running, round, signing: { standing }, now }: PublicationFacts): PublicationView['facts'] {
  const { summary } = standing;
  const [first = '', second = ''] = fingerprintGroups(standing.sha256);
  return [
    {
      label: 'Dấu vân tay',
      value: `${first} ${second} …`,
      detail: `Lập ${shortMoment(standing.computedAt, now)}`,
      url: `${RESULTS}/${round.code}`,
    },
    {
      label: isJudgedSummary(summary) ? 'Bài xếp hạng' : 'Người xếp hạng',
      value: formatNumber(summary.ranked),
      detail: leftOutDetail(summary),
    },
    {
      label: 'Giải',
      value: isJudgedSummary(summary)
        ? judgedPrizes(summary.prizes.awards.length)
        : (prizesInWords(running, round) ?? 'Không có giải cá nhân'),
    },
  ];
}

const judgedPrizes = (count: number): string => (count > 0 ? `${formatNumber(count)} giải` : 'Không có giải');

function leftOutDetail(summary: FrozenSummary): string | undefined {
  const out = isJudgedSummary(summary) ? summary.out.length : summary.excluded.length;
  return out > 0 ? `${formatNumber(out)} ${isJudgedSummary(summary) ? 'bài' : 'người'} không xếp hạng` : undefined;
}
