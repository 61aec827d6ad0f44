import { type Round, roundPhase, type RunningContest } from '#contests';
import { capitalise, countInWords, formatAtStart, formatDate, formatEnd, formatNumber, lowerFirst } from '#kernel';
import { authorityName, describeSubmissionRanking, formatPoints, isJudgedSummary, nameOfIn, type RuleSet } from '#rules';
import type { PageContent } from '../../edge/page.js';
import { ARCHIVE, ARCHIVE_NAME } from '../archive/addresses.js';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import type { RollTierView, RollView } from '../view-models.js';
import { collectiveViews } from './collective-presenter.js';
import type { PublishedJudged, PublicWinner } from './judged-rounds.js';
import { prizeRank, prizeTag } from './prize-words.js';
import { certificateView, correctionsView, plinthLines, type RollSurroundings } from './roll-presenter.js';

const SHOWN_ON_PHONE = 6;

/** The roll of honour of a judged part: winners by masked names, titles where the authors agree, and how to check it. */
export function judgedRoll(published: PublishedJudged, around: Omit<RollSurroundings, 'fileUrl'>): Omit<PageContent<RollView>, 'rounds'> {
  const { part, running, winners } = published;
  return {
    title: `Bảng vàng ${lowerFirst(part.name)}`,
    description: `Bài đạt giải phần ${part.name}, ${running.contest.name}.`,
    stele: {
      lines: steleLines(published),
      emblemSvg: around.emblemSvg,
      tiers: tierViews(published),
      plinth: plinthLines(published),
    },
    ...(winners.length > 0 ? rankingViews(published) : {}),
    own: around.isRunning ? { label: 'Xem bài của bạn', url: '/cua-toi' } : undefined,
    archive: { label: ARCHIVE_NAME, url: ARCHIVE },
    corrections: correctionsView(published),
    collectives: collectiveViews(published, around.isRunning),
    fingerprint: {
      titlePhrases: ['Bảng xếp hạng', 'đã chốt'],
      text: 'Đây là dấu vân tay của cả bảng xếp hạng, kể cả bài không đạt giải. Hồ sơ kiểm tra lại có điểm từng tiêu chí theo mã ẩn danh của bài và của giám khảo, không có họ tên và nội dung bài.',
      label: `Dấu vân tay bản chốt${published.standing.version > 1 ? ` lần ${published.standing.version}` : ''} (SHA-256)`,
      groups: fingerprintGroups(published.standing.sha256),
      recheck: 'Tự tính lại từ các phiếu chấm',
    },
    certificate: certificateView(published, around),
  };
}

function steleLines({ part, standing, round }: PublishedJudged): string[][] {
  const { summary } = standing;
  const received = isJudgedSummary(summary)
    ? [`${formatNumber(summary.received)} bài đã nhận`, `${formatNumber(summary.ranked)} bài được xếp hạng`]
    : [];
  return [[part.name, `nhận bài đến ${formatDate(new Date(round.closesAt.getTime() - 1))}`], received];
}

/** The winners tier by tier, in the order of the rules; tiers that nobody holds are left out. */
function tierViews({ ruleSet, winners }: PublishedJudged): RollTierView[] {
  const groups = ruleSet.prizes.filter((group) => winners.some(({ award }) => award.groupCode === group.code));
  return groups.flatMap((group) =>
    group.tiers.flatMap((tier, place) => {
      const held = winners.filter(({ award }) => award.groupCode === group.code && award.tierCode === tier.code);
      if (held.length === 0) return [];
      return [
        {
          label: groups.length > 1 ? `${tier.name}, ${lowerFirst(group.name)}` : tier.name,
          rank: prizeRank(place),
          winners: held.map(({ name, unit, title }) => ({ name, unit, detail: title === undefined ? undefined : `“${title}”` })),
        },
      ];
    }),
  );
}

/** The winning entries in their order, each with what put it above the next one. */
function rankingViews({ ruleSet, part, winners, standing }: PublishedJudged): Pick<RollView, 'reasons' | 'ranking'> {
  const rows = winners.map((winner) => rowOf(ruleSet, winner));
  const rest = rows.slice(SHOWN_ON_PHONE);
  return {
    reasons: { title: 'Vì sao xếp thứ tự này?', items: reasonsOf({ ruleSet, part, standing }) },
    ranking: {
      nameLabel: 'Tác giả',
      hasUnits: rows.some(({ unit }) => unit !== ''),
      columns: [{ label: 'Điểm', isNumber: true }],
      rows,
      firstRows: rows.slice(0, SHOWN_ON_PHONE),
      more: rest.length > 0 ? { label: 'Xem tiếp các bài đạt giải', rows: rest } : undefined,
      note: 'Bảng này chỉ ghi bài đạt giải. Tên bài được ghi khi mọi tác giả đồng ý.',
    },
  };
}

/** The links of the chain, with how many neighbours in the whole ranking each told apart; the first one always. */
function reasonsOf({ ruleSet, part, standing }: Pick<PublishedJudged, 'ruleSet' | 'part' | 'standing'>): { title: string; text: string }[] {
  const { summary } = standing;
  const pairs = isJudgedSummary(summary) ? summary.decided.map(({ pairs: count }) => count) : [];
  return describeSubmissionRanking(ruleSet, part).flatMap((compares, at) => {
    const count = pairs[at] ?? 0;
    if (at > 0 && count === 0) return [];
    const told = count > 0 ? `Đã phân định ${formatNumber(count)} cặp bài kề nhau trong cả bảng xếp hạng.` : 'Chưa phân định được cặp nào.';
    return [
      { title: capitalise(compares), text: at === 0 ? `Xét trước hết. ${told}` : `Chỉ xét khi bằng nhau ở các tiêu chí trên. ${told}` },
    ];
  });
}

function rowOf(ruleSet: RuleSet, { award, line, name, unit, title }: PublicWinner): NonNullable<RollView['ranking']>['rows'][number] {
  const points = line ? formatPoints(Number(line.points)) : '';
  return {
    rank: formatNumber(award.rank),
    name: title === undefined ? name : `${name}: “${title}”`,
    unit,
    facts: [points],
    sentence: [points && `${points} điểm.`, line?.explanation].filter(Boolean).join(' '),
    prize: prizeTag(ruleSet, award),
  };
}

/** A judged part before its result is public: how far it is, and nothing of what it will be. */
export function judgedPending(running: RunningContest, round: Round, now: Date): NonNullable<RollView['pending']> {
  const part = nameOfIn(running.ruleSet)('parts', round.partCode);
  const { role, approvers } = running.ruleSet.approval;
  const titlePhrases = ['Chưa có bảng vàng', part];
  switch (roundPhase(round, now)) {
    case 'before':
      return { titlePhrases, text: `Nhận bài ${formatAtStart(round.opensAt)}.`, steps: [] };
    case 'open':
      return { titlePhrases, text: `Đang nhận bài, đến ${formatEnd(round.closesAt)}. Tên bạn có thể ở đây.`, steps: [] };
    case 'paused':
      return { titlePhrases: [part, 'đang tạm dừng'], text: 'Ban Tổ chức sẽ báo giờ nhận bài trở lại ở trang chủ.', steps: [] };
    case 'annulled':
      return { titlePhrases: [part, 'đã bị hủy'], text: 'Phần thi này không xếp hạng và không trao giải.', steps: [] };
    default:
      return {
        titlePhrases: ['Bảng vàng', part, 'đang chờ công bố'],
        text: 'Bài dự thi do hội đồng chấm. Kết quả được giữ kín và công bố ngay sau khi duyệt xong.',
        steps: [
          { text: 'Nhận bài và niêm phong', isDone: true },
          { text: 'Hội đồng chấm, máy cộng điểm và xếp hạng', isDone: ['ranked', 'approved'].includes(round.state) },
          {
            text: `${authorityName(running.ruleSet, role)} duyệt${approvers > 1 ? `, ${countInWords(approvers)} người` : ''}`,
            isDone: round.state === 'approved',
          },
          { text: 'Công bố', isDone: false },
        ],
      };
  }
}
