import { isPublished, type Round, roundOfInterest, type RoundPhase, roundPhase, type RunningContest } from '#contests';
import { capitalise, countInWords, formatDayMonth, formatEnd, formatMoment, formatMoney, formatNumber, lowerFirst } from '#kernel';
import {
  authorityName,
  barredGroups,
  type PrizeGroup,
  type PrizeTier,
  prizesOf,
  type QuizPart,
  type RuleSet,
  type SubmissionPart,
} from '#rules';
import type { Tenant } from '#tenants';
import type { PageContent } from '../../edge/page.js';
import { contestYear } from '../../edge/contest-year.js';
import { rollAddress } from '../../edge/roll-address.js';
import type { HeroView, LandingView, LinkRowView, LinkView, PrizesView, ScheduleView } from '../view-models.js';
import { ARCHIVE, ARCHIVE_NAME } from '../archive/addresses.js';
import { newsOnLanding } from '../news/news-presenter.js';
import { roundNotices } from '../../edge/round-notice.js';
import { prizeRank, tierLabel } from '../results/prize-words.js';
import { promisedAt } from '../results/promise.js';
import { callAddress } from '../submissions/addresses.js';
import type { LandingFacts } from './landing-facts.js';
import { roundBand } from './round-band.js';
import { receivingBand } from './receiving-band.js';
import { roundStage } from './round-stage.js';
import { submissionCall } from './submission-call.js';
import { titlePhrases } from './title-phrases.js';
import { wardTargets } from './ward-targets.js';

const REACH: Readonly<Record<Tenant['kind'], string>> = {
  province: 'toàn tỉnh',
  city: 'toàn thành\u00a0phố',
  ward: 'toàn phường',
  department: 'toàn ngành',
};
const LANDSCAPE = { phoneUrl: '/art/landscape-phone.svg', desktopUrl: '/art/landscape-desktop.svg' };

/** The public face of a contest, in every state. */
export function landingContent(facts: LandingFacts): PageContent<LandingView> {
  const { running } = facts;
  const { ruleSet } = running;
  const quiz = ruleSet.parts.find((part) => part.kind === 'quiz');
  return {
    title: ruleSet.contest.shortTitle,
    description: ruleSet.texts.summary ?? ruleSet.contest.scope,
    hero: quiz ? quizHero(facts, quiz) : submissionHero(facts),
    roundNotices: roundNotices([...running.rounds, ...running.receiving], facts.now),
    targets: facts.ward && wardTargets(facts.ward),
    prizes: prizesView(facts, quiz),
    schedule: quiz ? scheduleView(facts, quiz) : undefined,
    submission: quiz ? undefined : submissionCall(running),
    steps: quiz ? stepsView(quiz) : undefined,
    // A ward's page has its own units under its targets already.
    results: facts.ward ? { roll: facts.results?.view?.roll } : facts.results?.view,
    ...newsOnLanding(facts.news),
    more: { title: 'Cần biết thêm', links: moreLinks(facts, quiz), exclusion: exclusionOf(ruleSet) },
  };
}

function heroWords({ tenant, running, ward }: LandingFacts): Pick<HeroView, 'kicker' | 'titlePhrases' | 'lead' | 'landscape'> {
  const { ruleSet, rounds } = running;
  // A ward speaks to its people in its own words.
  const texts = ward?.plan.texts ?? ruleSet.texts;
  return {
    kicker: `Cuộc thi ${rounds.length > 0 ? 'trực tuyến ' : ''}${REACH[tenant.kind]}, năm\u00a0${contestYear(running)}`,
    titlePhrases: titlePhrases(ruleSet.contest.shortTitle),
    lead: texts.summary ?? texts.welcome[0] ?? ruleSet.contest.scope,
    landscape: LANDSCAPE,
  };
}

function quizHero(facts: LandingFacts, part: QuizPart): HeroView {
  const { running, now } = facts;
  const rounds = running.rounds.filter((round) => round.partCode === part.code);
  const round = roundOfInterest(rounds, now);
  return {
    ...heroWords(facts),
    band: round
      ? roundBand({
          round,
          rounds,
          part,
          results: facts.results,
          turn: facts.turn && facts.turn.round.id === round.id ? facts.turn.turn : undefined,
          now,
        })
      : { state: 'Lịch thi sẽ được công bố.' },
  };
}

function submissionHero(facts: LandingFacts): HeroView {
  const part = facts.running.ruleSet.parts.find((one): one is SubmissionPart => one.kind !== 'quiz');
  const round = part && facts.running.receiving.find(({ partCode }) => partCode === part.code);
  return {
    ...heroWords(facts),
    band:
      part && round
        ? receivingBand({ part, round, own: facts.submissions ?? [], now: facts.now })
        : { state: 'Thời gian nhận bài sẽ được công bố.' },
  };
}

/** The prizes of the part that the page is about, else of the first one that has any. */
function prizesView({ running, tiers, productEmblemSvg }: LandingFacts, quiz: QuizPart | undefined): PrizesView | undefined {
  const ruleSet = withDecided(running, tiers);
  const decision = running.receiving.map(({ id }) => tiers?.get(id)).find((one) => one !== undefined);
  const about = (quiz ?? ruleSet.parts[0])?.code;
  const part = (ruleSet.prizes.find((group) => group.part === about) ?? ruleSet.prizes[0])?.part;
  if (part === undefined) return undefined;
  const rounds = running.rounds.filter((round) => round.partCode === part);
  const { groups, each, total } = prizesOf(ruleSet, { part, rounds: rounds.length });
  const hasMany = rounds.length > 1;
  const whole = hasMany ? ` ${capitalise(countInWords(rounds.length))} ${unitOfTime(rounds)} có tất cả ${formatNumber(total)} giải.` : '';
  const collective = ruleSet.collective[0];
  return {
    titlePhrases:
      each > 0 ? [`${capitalise(countInWords(each))} giải thưởng`, ...(hasMany ? [`mỗi ${unitOfTime(rounds)}`] : [])] : ['Giải thưởng'],
    intro: `${prizeText(ruleSet, groups, decision?.decisionNumber)}${each > 0 ? whole : ''}`,
    groups: groups.map(({ name, tiers }) => ({ title: groups.length > 1 ? name : undefined, tiers: tiers.map(prizeStele) })),
    collective: collective ? { title: `${collective.name}.`, text: collectiveText(collective), emblemSvg: productEmblemSvg } : undefined,
  };
}

/** The rules with the numbers of prizes that were left open and have been decided since. */
function withDecided({ ruleSet, receiving }: RunningContest, tiers: LandingFacts['tiers']): RuleSet {
  const counts = new Map(receiving.flatMap(({ id }) => Object.entries(tiers?.get(id)?.counts ?? {})));
  if (counts.size === 0) return ruleSet;
  const decided = <T extends { code: string; tiers: readonly PrizeTier[] }>(group: T): T => ({
    ...group,
    tiers: group.tiers.map((tier) => ({ ...tier, count: counts.get(`${group.code}.${tier.code}`) ?? tier.count })),
  });
  return { ...ruleSet, prizes: ruleSet.prizes.map(decided), collective: ruleSet.collective.map(decided) };
}

function prizeStele(tier: PrizeTier, place: number): PrizesView['groups'][number]['tiers'][number] {
  const { count, money } = tier;
  return {
    label: tierLabel(tier),
    rank: prizeRank(place),
    count: typeof count === 'number' ? formatNumber(count) : undefined,
    value: typeof money === 'number' && money > 0 ? formatMoney(money) : undefined,
  };
}

/** What a prize is made of, and whose certificate; tiers whose number is still to be decided say so. */
function prizeText(ruleSet: RuleSet, groups: readonly PrizeGroup[], decisionNumber: string | undefined): string {
  const issuers = new Set(groups.map(({ award }) => authorityName(ruleSet, award.issuer)));
  const given = groups.every(({ award }) => award.certificate)
    ? `Mỗi giải gồm tiền thưởng và giấy chứng nhận của ${[...issuers].join(' hoặc ')}.`
    : 'Giải thưởng theo thể lệ cuộc thi.';
  const isOpen = groups.some(({ tiers }) => tiers.some(({ count }) => typeof count !== 'number'));
  if (isOpen) return `${given} Số giải được quyết định sau.`;
  return decisionNumber === undefined ? given : `${given} Số giải theo Quyết định số ${decisionNumber}.`;
}

function collectiveText(collective: RuleSet['collective'][number]): string {
  const tiers = collective.tiers
    .map((tier) => `${typeof tier.count === 'number' ? `${formatNumber(tier.count)} ` : ''}${lowerFirst(tier.name)}`)
    .join('; ');
  return `Dành cho ${collective.units}: ${tiers}.`;
}

function scheduleView({ running, now }: LandingFacts, part: QuizPart): ScheduleView {
  const rounds = running.rounds.filter((round) => round.partCode === part.code);
  const others = running.ruleSet.parts.filter((one) => one.code !== part.code);
  return {
    title: rounds.length > 1 ? `${capitalise(countInWords(rounds.length))} ${unitOfTime(rounds)} thi` : 'Lịch thi',
    intro: rounds.length > 1 ? `${capitalise(unitOfTime(rounds))} nào cũng có thể dự thi.` : undefined,
    stages: rounds.map((round) => {
      const phase = roundPhase(round, now);
      return {
        ...roundStage(round, now),
        stateText: stageText(round, phase, now),
        url: phase === 'published' ? rollAddress.running(round.code) : undefined,
      };
    }),
    parts: others.map((other) => {
      const receiving = running.receiving.find(({ partCode }) => partCode === other.code);
      const window = receiving ? `Nhận bài từ ${formatDayMonth(receiving.opensAt)} đến ${formatEnd(receiving.closesAt)}. ` : '';
      const link = other.kind === 'quiz' ? { label: 'Xem thể lệ', url: '/the-le' } : receivingLink(other.code, receiving, now);
      return { title: other.name, text: `${window}Chấm và trao giải riêng.`, link };
    }),
  };
}

/** What somebody can do about a part of submissions now: send something, or read who has won. */
function receivingLink(part: string, receiving: Round | undefined, now: Date): LinkView {
  const phase = receiving && roundPhase(receiving, now);
  if (receiving && phase === 'published') return { label: 'Xem kết quả', url: rollAddress.running(receiving.code) };
  return { label: phase === 'pending' || phase === 'annulled' ? 'Xem phần thi này' : 'Xem cách gửi và gửi bài', url: callAddress(part) };
}

function stageText(round: Round, phase: RoundPhase, now: Date): string {
  const publication = promisedAt(round, now);
  switch (phase) {
    case 'before':
      return `Mở ${formatMoment(round.opensAt)}`;
    case 'open':
      return 'Đang mở';
    case 'paused':
      return 'Tạm dừng';
    case 'pending':
      return publication ? `Kết quả ${formatMoment(publication)}` : 'Đang duyệt kết quả';
    case 'published':
      return 'Đã công bố kết quả';
    case 'annulled':
      return 'Đã hủy';
  }
}

function stepsView(part: QuizPart): LandingView['steps'] {
  const guess = part.prediction.code === 'none';
  return {
    title: 'Dự thi trong ba bước',
    items: [
      { title: 'Cho biết bạn là ai', text: 'Họ tên, ngày sinh, số điện thoại và xã, phường hoặc cơ quan mà bạn dự thi.' },
      { title: `Trả lời ${part.paper.items} câu hỏi`, text: 'Chạm vào đáp án bạn chọn. Mất mạng hay thoát ra, vào lại vẫn làm tiếp được.' },
      guess
        ? { title: 'Nộp bài', text: 'Nộp xong, bạn có biên nhận để tra cứu.' }
        : {
            title: 'Dự đoán và nộp bài',
            text: 'Đoán con số cuối bài, dùng khi nhiều người bằng điểm. Nộp xong, bạn có biên nhận để tra cứu.',
          },
    ],
  };
}

function moreLinks({ running: { ruleSet, receiving }, results }: LandingFacts, quiz: QuizPart | undefined): LinkRowView[] {
  const study = quiz?.study.opens === 'questions-with-answers';
  const links = [
    { label: 'Tôi có được dự thi không?', detail: 'Trả lời vài câu, không cần đăng nhập', url: '/du-dieu-kien' },
    { label: 'Thể lệ cuộc thi', detail: 'Bản chính thức, in được', url: '/the-le' },
    study ? { label: 'Ôn tập câu hỏi', detail: 'Bộ câu hỏi và lời giải', url: '/on-tap' } : documentsLink(ruleSet, quiz),
    receiving.some(isPublished) || (!quiz && results?.hasEarlier)
      ? { label: ARCHIVE_NAME, detail: 'Bài mà mọi tác giả đồng ý cho đọc', url: ARCHIVE }
      : undefined,
    { label: 'Tra cứu biên nhận', detail: 'Xem bài của bạn đã được nhận chưa', url: '/bien-nhan' },
    // A quiz has its earlier rolls beside the newest one.
    !quiz && results?.hasEarlier
      ? { label: 'Bảng vàng các cuộc thi trước', detail: 'Ai đạt giải, vì sao xếp thứ tự ấy', url: '/bang-vang' }
      : undefined,
    { label: 'Hỏi Ban Tổ chức', detail: ruleSet.texts.help ?? 'Câu hỏi thường gặp', url: '/hoi-dap' },
  ];
  return links.filter((link) => link !== undefined);
}

/** Documents one learns from, or refers to where nothing is asked; no link where the rules name none. */
function documentsLink({ references, topics }: RuleSet, quiz: QuizPart | undefined): LinkRowView | undefined {
  const count = references.length;
  if (!quiz) return count > 0 ? { label: 'Tài liệu tham khảo', detail: `${formatNumber(count)} văn bản`, url: '/tai-lieu' } : undefined;
  if (count > 0) return { label: `${formatNumber(count)} tài liệu ôn tập`, detail: 'Phạm vi của các câu hỏi', url: '/tai-lieu' };
  return topics.length > 0 ? { label: 'Nội dung ôn tập', detail: 'Các chủ đề của câu hỏi', url: '/tai-lieu' } : undefined;
}

function exclusionOf(ruleSet: RuleSet): { question: string; text: string } | undefined {
  const namesOf = (list: 'teams' | 'lists'): string =>
    barredGroups(ruleSet)
      .filter((group) => group.list === list)
      .map(({ name }) => lowerFirstWord(name))
      .join(', ');
  const [teams, lists] = [namesOf('teams'), namesOf('lists')];
  const sentences = [teams && `Thành viên ${teams}.`, lists && `Người có tên trong danh sách: ${lists}.`].filter((one) => one !== '');
  return sentences.length === 0 ? undefined : { question: 'Ai không được dự thi?', text: sentences.join(' ') };
}

/** "tuần" or "đợt", as the rounds are called. */
function unitOfTime(rounds: readonly Round[]): string {
  return rounds[0]?.name.toLowerCase().startsWith('tuần') ? 'tuần' : 'đợt';
}

/** Names of bodies keep their capitals ("Ban Tổ chức"), common nouns lose them ("cán bộ phụ trách kỹ thuật"). */
function lowerFirstWord(name: string): string {
  return /^(Cán bộ|Bộ phận)/.test(name) ? lowerFirst(name) : name;
}
