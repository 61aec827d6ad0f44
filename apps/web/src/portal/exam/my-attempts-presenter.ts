import { OWN_PRIZES } from '../own/own-prizes-pages.js';
import type { Attempt, AttemptId } from '#attempts';
import { isSameRound, ownPageName, type Round, type RoundPhase, roundPhase, type RunningContest } from '#contests';
import { formatMoment, formatMomentWithSeconds, formatStart } from '#kernel';
import type { OwnJudgedPlace, OwnScore } from '#results';
import type { RuleSet } from '#rules';
import type { FormalCheck, Submission } from '#submissions';
import type { Unit } from '#units';
import { placeName } from '../../edge/place-name.js';
import type { PageContent } from '../../edge/page.js';
import { enterLabel, innerName } from '../../edge/round-name.js';
import { roundNotice } from '../../edge/round-notice.js';
import { roundStage } from '../landing/round-stage.js';
import { prizeTag } from '../results/prize-words.js';
import { rollAddress } from '../../edge/roll-address.js';
import { OWN_ARCHIVE } from '../archive/addresses.js';
import { OWN_NOMINATIONS } from '../nominations/addresses.js';
import { submissionAddress } from '../submissions/addresses.js';
import { receivingCard } from '../submissions/receiving-card.js';
import { isToBeSupplemented } from '../submissions/receiving-words.js';
import { mayEnter, type OwnTurn, timeLeftOf } from './own-turns.js';
import type { MyAttemptsView, PrizeTagView } from '../view-models.js';
import { OWN_APPEALS, OWN_QUESTIONS } from '../board/addresses.js';
import { correctedText, placeText, pointsText } from './own-words.js';

type RoundCard = MyAttemptsView['rounds'][number];

/** What the page of one's own attempts shows. */
export interface MyAttemptsFacts {
  running: RunningContest;
  name: string;
  unit: Unit | undefined;
  attempts: readonly Attempt[];
  /** What they have written, in all parts, the newest first. */
  submissions?: readonly Submission[];
  /** The last word on the form of each of these. */
  checks?: ReadonlyMap<Submission['id'], FormalCheck>;
  /** What became of those whose result is public. */
  places?: ReadonlyMap<Submission['id'], OwnJudgedPlace>;
  /** Rounds in which the person took part and that were annulled, with another run in their place. */
  replaced?: readonly Round[];
  /** Only those that the rules show by now. */
  scores: ReadonlyMap<AttemptId, OwnScore>;
  /** What the person may do in the round that is open. */
  turn: { round: Round; turn: OwnTurn } | undefined;
  now: Date;
  /** A guardian has not consented yet. */
  isWaiting: boolean;
  mayChangeUnit: boolean;
  /** Has a prize that is public. */
  hasPrize?: boolean;
  /** The organisers have asked about an attempt, or decided on one. */
  isAsked: boolean;
  /** Somebody wants to nominate what they have written. */
  isNominated?: boolean;
  /** Whether there are units that they follow up. */
  isCoordinator: boolean;
}

const STATES: Readonly<Record<RoundPhase, string>> = {
  before: 'Chưa mở',
  open: 'Đang mở',
  paused: 'Tạm dừng',
  pending: 'Đã đóng, chờ kết quả',
  published: 'Đã công bố',
  annulled: 'Đã hủy',
};

/** How an attempt is called that the board has let go on, or to which it has added what came late. */
const GOES_ON = 'làm tiếp theo quyết định của Ban Tổ chức';
const TAKEN_LATE = 'thêm câu đến muộn theo quyết định của Ban Tổ chức';

/** Nothing of one's own in a round: one may still take part, or not any more. */
const NONE = { past: 'Bạn không thi đợt này.', current: 'Bạn chưa thi đợt này.', future: undefined };

export function myAttemptsContent(facts: MyAttemptsFacts): PageContent<MyAttemptsView> {
  const { running, name, unit } = facts;
  const heading = ownPageName(running);
  return {
    title: heading,
    isPrivate: true,
    heading,
    person: [
      { label: 'Người dự thi', value: name },
      { label: 'Tính cho', value: unit ? placeName(unit) : '' },
    ],
    rounds: running.rounds
      .flatMap((round) => [
        ...(facts.replaced ?? []).filter((one) => isSameRound(one, round)).map((one) => replacedRound(one, round, facts)),
        roundCard(round, facts),
      ])
      .concat(running.receiving.flatMap((round) => receivingCard(round, facts) ?? [])),
    tasks: tasksOf(facts),
    groups: [
      { title: 'Hỏi và khiếu nại', items: BOARD_LINKS },
      { title: 'Đăng ký và tài khoản', items: settingLinks(facts) },
    ],
    signOut: { url: '/dang-xuat', label: 'Đăng xuất' },
  };
}

/** What waits for the person; undefined where nothing does. */
function tasksOf({
  hasPrize,
  isWaiting,
  isAsked,
  isNominated,
  submissions = [],
  checks,
  places,
  now,
}: MyAttemptsFacts): MyAttemptsView['tasks'] {
  const items = [
    ...(isAsked
      ? [{ label: 'Ban Tổ chức hỏi bạn', detail: 'Về bài dự thi của bạn. Xem và trả lời ở đây.', url: '/cua-toi/ban-to-chuc-hoi' }]
      : []),
    ...(isNominated
      ? [{ label: 'Bài của bạn được đề cử', detail: 'Xem nội dung, đồng ý hoặc không; xem đề cử đang ở đâu.', url: OWN_NOMINATIONS }]
      : []),
    ...submissions
      .filter((one) => isToBeSupplemented(one, checks?.get(one.id), now))
      .map(({ id }) => ({ label: 'Bổ sung bài dự thi', detail: supplementText(checks?.get(id)), url: submissionAddress(id) })),
    ...(hasPrize ? [{ label: 'Nhận giải thưởng', detail: 'Xác nhận thông tin để được trao giải.', url: OWN_PRIZES }] : []),
    ...([...(places?.values() ?? [])].some(({ prizes }) => prizes.length > 0)
      ? [{ label: 'Đăng bài đạt giải', detail: 'Bạn có đồng ý đưa bài vào kho cho mọi người đọc không? Đổi ý được.', url: OWN_ARCHIVE }]
      : []),
    ...(isWaiting
      ? [{ label: 'Hỏi ý kiến cha mẹ', detail: 'Bạn vào thi được khi cha, mẹ hoặc người giám hộ đồng ý.', url: '/cua-toi/nguoi-giam-ho' }]
      : []),
  ];
  return items.length > 0 ? { title: 'Việc của bạn', items } : undefined;
}

/** "Ban Tổ chức đề nghị, hạn 17:00 thứ Ba, 05/11/2024." */
function supplementText(check: FormalCheck | undefined): string {
  return check?.until ? `Ban Tổ chức đề nghị, hạn chót ${formatMoment(check.until)}.` : 'Ban Tổ chức đề nghị.';
}

const BOARD_LINKS: MyAttemptsView['groups'][number]['items'] = [
  { label: 'Khiếu nại', detail: 'Về bài thi, đơn vị hoặc kết quả của bạn; xem trả lời.', url: OWN_APPEALS },
  { label: 'Hỏi Ban Tổ chức', detail: 'Câu hỏi của bạn và câu trả lời.', url: OWN_QUESTIONS },
];

/** What one may do about the registration itself, and the account. */
function settingLinks({ mayChangeUnit, isCoordinator }: MyAttemptsFacts): MyAttemptsView['groups'][number]['items'] {
  return [
    ...(isCoordinator
      ? [{ label: 'Trang đầu mối', detail: 'Đơn vị bạn theo dõi: đã có bao nhiêu người dự thi, còn thiếu ai.', url: '/dau-moi' }]
      : []),
    ...(mayChangeUnit ? [{ label: 'Đổi đơn vị được tính', detail: 'Nơi ở, hoặc nơi làm việc, học tập.', url: '/cua-toi/don-vi' }] : []),
    { label: 'Dữ liệu của tôi', detail: 'Xem, tải về, đổi ý kiến về công bố tên, rút khỏi cuộc thi.', url: '/tai-khoan/du-lieu' },
    { label: 'Tài khoản', detail: 'Liên hệ, mật khẩu, nơi đang đăng nhập.', url: '/tai-khoan' },
    { label: 'Nhập hộ người khác', detail: 'Giúp người cao tuổi dự thi trên máy này.', url: '/nhap-ho' },
  ];
}

function roundCard(round: Round, { running, attempts, scores, turn, now }: MyAttemptsFacts): RoundCard {
  const phase = roundPhase(round, now);
  const mine = attemptsIn(round, attempts);
  const stage = roundStage(round, now);
  return {
    ...stage,
    stateText: STATES[phase],
    roundNotice: roundNotice(round, now),
    attempts: phase === 'annulled' ? mine.map(voidCard) : ownCards(mine, { scores, ruleSet: running.ruleSet, now }),
    empty: (turn?.round.id === round.id ? turn.turn.barred : undefined) ?? (mine.length === 0 ? NONE[stage.state] : undefined),
    action: turn?.round.id === round.id ? actionOf(round, turn.turn, now) : undefined,
    links: [
      ...(phase === 'published' ? [{ label: `Bảng vàng ${innerName(round)}`, url: rollAddress.running(round.code) }] : []),
      ...(mine.length > 0 && (phase === 'published' || phase === 'pending')
        ? [{ label: 'Có gì chưa đúng?', url: `${OWN_APPEALS}#${round.code}` }]
        : []),
    ],
  };
}

/** A round that was annulled, in which the person took part, before the run in its place. */
function replacedRound(round: Round, again: Round, { attempts, now }: MyAttemptsFacts): RoundCard {
  return {
    ...roundStage(round, now),
    stateText: STATES.annulled,
    attempts: attemptsIn(round, attempts).map(voidCard),
    empty: `Đợt thi đã hủy, không tính; thi lại từ ${formatStart(again.opensAt)}.`,
  };
}

function attemptsIn({ id }: Round, attempts: readonly Attempt[]): Attempt[] {
  return attempts.filter(({ roundId }) => roundId === id).toSorted((a, b) => a.number - b.number || a.sequel - b.sequel);
}

/** An attempt in a round that was annulled: kept, with its receipt, and counted nowhere. */
function voidCard({ submittedAt, receiptCode }: Attempt, at: number): RoundCard['attempts'][number] {
  const sent = submittedAt ? `Đã nộp lúc ${formatMomentWithSeconds(submittedAt)}. ` : '';
  const link = receiptCode ? { label: 'Biên nhận', url: `/bien-nhan/${receiptCode}` } : undefined;
  return { title: `Bài ${at + 1}`, detail: `${sent}Không tính bài này: đợt thi đã hủy.`, link };
}

/** Each attempt with its turn in this round. What goes on with another takes no turn, and counts in its stead. */
function ownCards(mine: readonly Attempt[], { scores, ruleSet, now }: OwnCardFacts): RoundCard['attempts'] {
  const turns = [...new Set(mine.map(({ number }) => number))];
  const replaced = new Set(mine.map(({ continues }) => continues));
  return mine.map((attempt) => {
    const turn = `Lượt ${turns.indexOf(attempt.number) + 1}`;
    const title = attempt.sequel === 0 ? turn : `${turn}, ${attempt.sealedBy === 'board' ? TAKEN_LATE : GOES_ON}`;
    if (!attempt.submittedAt) return openCard(title, attempt, now);
    if (replaced.has(attempt.id)) return replacedCard(title, attempt, attempt.submittedAt);
    return sealedCard(title, attempt, attempt.submittedAt, scores.get(attempt.id), ruleSet);
  });
}

interface OwnCardFacts extends Pick<MyAttemptsFacts, 'scores' | 'now'> {
  ruleSet: RuleSet;
}

/** The one thing to do now; nothing where there is nothing left to do. */
function actionOf(round: Round, turn: OwnTurn, now: Date): RoundCard['action'] {
  const url = `/thi/${round.code}`;
  if (turn.open) return { label: `Làm tiếp, ${timeLeftOf(turn.open, now)}`, url };
  return mayEnter(turn) ? { label: enterLabel(round), url } : undefined;
}

/** Kept for good and never counted: the next one is. */
function replacedCard(title: string, { receiptCode }: Attempt, submittedAt: Date): RoundCard['attempts'][number] {
  return {
    title,
    detail: `Đã nộp lúc ${formatMomentWithSeconds(submittedAt)}. Không tính bài này: bài sau được tính thay.`,
    link: { label: 'Biên nhận', url: `/bien-nhan/${receiptCode ?? ''}` },
  };
}

function sealedCard(
  title: string,
  { receiptCode }: Attempt,
  submittedAt: Date,
  score: OwnScore | undefined,
  ruleSet: RuleSet,
): RoundCard['attempts'][number] {
  const link = { label: 'Biên nhận', url: `/bien-nhan/${receiptCode ?? ''}` };
  const sent = formatMomentWithSeconds(submittedAt);
  if (!score) return { title, detail: `Đã nộp lúc ${sent}`, link };
  const place = score.place ? `, hạng ${placeText(score.place)}` : '';
  return {
    title: `Điểm ${pointsText(score)}${place}`,
    tag: tagOf(score, ruleSet),
    detail: [`${title}, nộp lúc ${sent}`, score.place?.why?.replace(/\.$/, ''), correctedText(score)].filter(Boolean).join('. '),
    link,
  };
}

function tagOf({ place }: OwnScore, ruleSet: RuleSet): PrizeTagView | undefined {
  const [prize] = place?.prizes ?? [];
  return prize && prizeTag(ruleSet, prize);
}

function openCard(title: string, { id, deadlineAt }: Attempt, now: Date): RoundCard['attempts'][number] {
  const isOver = deadlineAt <= now;
  return {
    title,
    detail: isOver ? 'Hết giờ, máy đã nộp bài' : 'Đang làm dở',
    link: { label: isOver ? 'Biên nhận' : 'Làm tiếp', url: `/bai-thi/${id}` },
  };
}
