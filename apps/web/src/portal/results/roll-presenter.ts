import {
  capitalise,
  countInWords,
  formatDate,
  formatDayMonth,
  formatEnd,
  formatMoment,
  formatNumber,
  localParts,
  lowerFirst,
} from '#kernel';
import { appealDeadline, authorityName, standingIsPublic, quizSummary } from '#rules';
import type { PageContent } from '../../edge/page.js';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { innerName, shortName } from '../../edge/round-name.js';
import type { RollTierView, RollView } from '../view-models.js';
import { collectiveViews } from './collective-presenter.js';
import { deedOf } from './line-words.js';
import { prizeRank } from './prize-words.js';
import type { PublishedResult, PublishedRound } from './published-rounds.js';
import { BOARD_ANSWERS } from '../board/addresses.js';
import { rankingViews } from './ranking-presenter.js';

/** To the page where anybody computes the result again. */
const RECHECK = 'Tự tính lại từ các bài đã niêm phong';

/** Offices that are one person: nobody signs "of" them. */
const ONE_PERSON: readonly string[] = ['chairman', 'director'];
/** Tiers whose winners are told apart by what they did. */
const TOLD = 2;

/** What surrounds a published roll. */
export interface RollSurroundings {
  emblemSvg: string;
  /** Address of the standing as a file. */
  fileUrl: string;
  /** Whether the round's contest is the one that runs: only that has further pages. */
  isRunning: boolean;
  now: Date;
}

/** The roll of honour of a published round, with why each stands where and how to check it. */
export function publishedRoll(published: PublishedRound, around: RollSurroundings): Omit<PageContent<RollView>, 'rounds'> {
  const { round, running } = published;
  return {
    title: `Bảng vàng ${innerName(round)}`,
    description: `Người đạt giải ${innerName(round)}, ${running.contest.name}.`,
    stele: {
      lines: steleLines(published),
      emblemSvg: around.emblemSvg,
      tiers: tierViews(published),
      plinth: plinthLines(published),
    },
    ...(standingIsPublic(published.part) ? rankingViews(published) : {}),
    own: around.isRunning ? { label: 'Xem kết quả của bạn', url: '/cua-toi' } : undefined,
    corrections: correctionsView(published),
    collectives: collectiveViews(published, around.isRunning),
    fingerprint: fingerprintView(published, around.fileUrl),
    certificate: certificateView(published, around),
  };
}

function steleLines({ round, part, standing }: PublishedRound): string[][] {
  const { people, allCorrect } = quizSummary(standing.summary);
  const last = new Date(round.closesAt.getTime() - 1);
  const isWithinYear = localParts(round.opensAt).year === localParts(last).year;
  const dates = `từ ${isWithinYear ? formatDayMonth(round.opensAt) : formatDate(round.opensAt)} đến ${formatDate(last)}`;
  const numbers = [`${formatNumber(people)} người dự thi`];
  if (allCorrect > 0) numbers.push(`${formatNumber(allCorrect)} người đúng cả ${part.paper.items} câu`);
  return [[shortName(round), dates], numbers];
}

/** The winners tier by tier, in the order of the rules; tiers that nobody holds are left out. */
export function tierViews(published: PublishedRound): RollTierView[] {
  const { ruleSet, awards, lines, personOf } = published;
  const groups = ruleSet.prizes.filter((group) => awards.some((award) => award.groupCode === group.code));
  return groups.flatMap((group) =>
    group.tiers.flatMap((tier, place) => {
      const held = awards.filter((award) => award.groupCode === group.code && award.tierCode === tier.code);
      if (held.length === 0) return [];
      const winners = held.map(({ person }) => {
        const line = lines.find((one) => one.person === person);
        return { ...personOf(person ?? ''), detail: line && place < TOLD ? deedOf(published, line) : undefined };
      });
      return [{ label: groups.length > 1 ? `${tier.name}, ${lowerFirst(group.name)}` : tier.name, rank: prizeRank(place), winners }];
    }),
  );
}

/** Who approved, as a body, and when; when it became public. No member of staff is named. */
export function plinthLines({ ruleSet, approved, publishedAt, awards }: PublishedResult): string[] {
  const { role } = ruleSet.approval;
  const body = authorityName(ruleSet, role);
  const signed =
    approved.people > 1 && !ONE_PERSON.includes(role) ? `${capitalise(countInWords(approved.people))} người của ${body}` : body;
  return [
    ...(awards.length === 0 ? ['Đợt thi này không trao giải cá nhân.'] : []),
    `${signed} đã duyệt ngày ${formatDate(approved.at)}.`,
    `Công bố lúc ${formatMoment(publishedAt)}`,
  ];
}

/** What was corrected since it was public, and what was public until then. Nobody is named. */
export function correctionsView({ corrections }: PublishedResult): RollView['corrections'] {
  if (corrections.length === 0) return undefined;
  return {
    title: 'Kết quả đã đính chính',
    items: corrections.map(({ corrected: { correction }, before }) => ({
      title: `Ngày ${formatDate(correction.decidedAt ?? correction.askedAt)}`,
      text: [
        correctionText(correction),
        before ? `Bảng công bố trước đó là bản ${before.version}, dấu vân tay ${before.sha256.slice(0, 16)}…` : '',
      ]
        .filter(Boolean)
        .join(' '),
    })),
  };
}

function correctionText({ kind, article, reason }: PublishedResult['corrections'][number]['corrected']['correction']): string {
  switch (kind) {
    case 'key':
      return `Đáp án được đính chính vì ${reason ?? ''}. Bài thi của mọi người được chấm lại.`;
    case 'disqualification':
      return `Một người bị loại theo ${article ?? 'Thể lệ'}; giải được xét lại theo Thể lệ.`;
    case 'cancellation':
      return `Một bài dự thi bị hủy theo ${article ?? 'Thể lệ'}; giải được xét lại theo Thể lệ.`;
    case 'refusal':
      return 'Người đạt giải không nhận giải; giải ấy được xét lại theo Thể lệ.';
    case 'appeal':
      return 'Bảng xếp hạng được lập lại vì một khiếu nại được chấp nhận.';
  }
}

function fingerprintView({ standing, part }: PublishedRound, fileUrl: string): RollView['fingerprint'] {
  if (!standingIsPublic(part))
    return {
      titlePhrases: ['Bảng xếp hạng', 'đã chốt'],
      text: 'Theo Thể lệ, bảng xếp hạng không được công khai. Dấu vân tay dưới đây giữ cho bản đã duyệt không ai sửa được về sau.',
      label: `Dấu vân tay bản chốt${standing.version > 1 ? ` lần ${standing.version}` : ''} (SHA-256)`,
      groups: fingerprintGroups(standing.sha256),
      recheck: RECHECK,
    };
  return {
    titlePhrases: ['Ai cũng', 'kiểm tra lại được'],
    text: 'Đây là dấu vân tay của cả bảng xếp hạng. Tải tệp về, tính SHA-256 của tệp, phải ra đúng dãy số này. Trong tệp chỉ có mã số ẩn danh, không có họ tên.',
    label: `Dấu vân tay bản chốt${standing.version > 1 ? ` lần ${standing.version}` : ''} (SHA-256)`,
    groups: fingerprintGroups(standing.sha256),
    action: { label: 'Tải bảng xếp hạng (JSON)', url: fileUrl },
    recheck: RECHECK,
  };
}

/** Certificates and where to say that something is wrong; whichever of the two the rules know. */
export function certificateView(
  published: PublishedResult,
  { isRunning, now }: Pick<RollSurroundings, 'isRunning' | 'now'>,
): RollView['certificate'] {
  const { ruleSet, awards } = published;
  const group = ruleSet.prizes.find((one) => one.award.certificate && awards.some((award) => award.groupCode === one.code));
  const appeal = appealText(published, now);
  if (!group) {
    if (!appeal) return undefined;
    return { title: 'Ý kiến về kết quả', text: appeal, action: { label: 'Hỏi, khiếu nại', url: BOARD_ANSWERS } };
  }
  const issuer = authorityName(ruleSet, group.award.issuer);
  return {
    title: 'Giấy chứng nhận',
    text: `Người đạt giải nhận giấy chứng nhận của ${issuer}. Quét mã trên giấy để biết giấy là thật.`,
    note: appeal,
    noteLink: appeal && isRunning ? { label: 'Hỏi, khiếu nại', url: BOARD_ANSWERS } : undefined,
    action: { label: 'Tra cứu giấy chứng nhận', url: '/xac-minh' },
    specimenUrl: '/art/giay-mau.svg',
    specimenAlt: 'Mẫu giấy chứng nhận, không có tên người nhận',
  };
}

/** Until when and to whom one may appeal; undefined when the rules know no appeals. */
function appealText({ ruleSet, publishedAt }: PublishedResult, now: Date): string | undefined {
  const deadline = appealDeadline(ruleSet, publishedAt);
  if (!deadline || !ruleSet.appeals) return undefined;
  if (deadline <= now) return `Thời gian gửi khiếu nại đã hết lúc ${formatMoment(deadline)}.`;
  return `Bạn có ý kiến về kết quả? Gửi khiếu nại đến ${ruleSet.appeals.to}, chậm nhất ${formatEnd(deadline)}.`;
}
