import { isPublished, type Round, roundPhase, type RunningContest } from '#contests';
import { DAY_MS, formatDayMonth, lowerFirst } from '#kernel';
import { formatPeriod, type Part, type ScheduledPart, scheduleOf } from '#rules';
import { innerName } from '../../edge/round-name.js';
import { eventsAfter } from '../contest-events.js';
import { shortMoment } from '../times.js';
import type { HomeView, PlanMarkView, PlanRowView } from '../view-models.js';

/** Narrower marks (percent of the line) carry no text inside. */
const ROOM_FOR_NUMBER = 4;
/** So much of the line a letter takes on a phone. */
const ROOM_FOR_LETTER = 2.8;
/** A publication is a moment; it is drawn so wide. */
const MOMENT_WIDTH = 1.6;
/** Past this place there is no room for words after a mark. */
const WORDS_BEFORE_FROM = 62;
const GAP = 2;
const TICKS = 5;

/** One mark before it has its place: what stands where in time. */
interface Span {
  opens: number;
  closes: number;
  kind: PlanMarkView['kind'];
  /** Inside the mark where there is room, else beside it; a number of a round is left out then. */
  words?: string | undefined;
  isMoment?: boolean;
}

interface Line {
  label: string;
  description: string;
  spans: Span[];
}

/** The whole contest on one picture: rounds, publications, receiving and judging, the ceremony. */
export function planChart(running: RunningContest, now: Date): NonNullable<HomeView['plan']> {
  const lines = [...quizLines(running, now), ...submissionLines(running, now), ...ceremonyLine(running)];
  const spans = lines.flatMap((line) => line.spans);
  if (spans.length === 0) return { heading: 'Kế hoạch', rows: [], ticks: [], note: 'Kế hoạch chưa có ngày nào.' };
  const first = Math.min(...spans.map(({ opens }) => opens));
  const last = Math.max(...spans.map(({ closes }) => closes));
  const scale = (ms: number): number => ((ms - first) * 100) / (last - first);
  const today = scale(now.getTime());
  return {
    heading: 'Kế hoạch',
    todayX: today >= 0 && today <= 100 ? percent(today) : undefined,
    rows: lines.map(({ label, description, spans: own }): PlanRowView => ({
      label,
      description,
      marks: own.map((span) => mark(span, scale)),
    })),
    ticks: Array.from({ length: TICKS }, (_, at) => {
      const share = at / (TICKS - 1);
      const anchor = at === 0 ? 'start' : at === TICKS - 1 ? 'end' : 'middle';
      return {
        label: formatDayMonth(new Date(first + share * (last - first) - (at === TICKS - 1 ? 1 : 0))),
        x: percent(share * 100),
        anchor,
      };
    }),
    note: nextSentence(running, now),
  };
}

/** "Việc gần nhất: 9:30 thứ Hai, 04/11, tuần 2 đóng. Máy niêm phong và xếp hạng ngay sau đó." */
function nextSentence(running: RunningContest, now: Date): string {
  const [next] = eventsAfter(running, now);
  if (!next) return 'Mọi mốc trong kế hoạch đã qua.';
  return `Việc gần nhất, ${shortMoment(next.at, now)}: ${lowerFirst(next.title)}. ${next.effect}`;
}

function mark({ opens, closes, kind, words, isMoment = false }: Span, scale: (ms: number) => number): PlanMarkView {
  const left = isMoment ? Math.min(100 - MOMENT_WIDTH, Math.max(0, scale(opens) - MOMENT_WIDTH / 2)) : scale(opens);
  // Neighbours that touch in time stay apart on the picture.
  const width = isMoment ? MOMENT_WIDTH : Math.max(1, scale(closes) - scale(opens) - 0.7);
  const isNumber = words !== undefined && /^\d+$/.test(words);
  const fits = width >= (isNumber ? ROOM_FOR_NUMBER : (words?.length ?? 0) * ROOM_FOR_LETTER);
  const isBefore = left + width > WORDS_BEFORE_FROM;
  const beside = { text: words ?? '', x: percent(isBefore ? left - GAP : left + width + GAP), isBefore: isBefore || undefined };
  return {
    x: percent(left),
    width: percent(width),
    kind,
    inside: words !== undefined && fits ? { text: words, x: percent(left + width / 2) } : undefined,
    beside: words !== undefined && !fits && !isNumber ? beside : undefined,
  };
}

function quizLines({ ruleSet, rounds }: RunningContest, now: Date): Line[] {
  const quizzes = ruleSet.parts.filter((part) => part.kind === 'quiz');
  return quizzes.flatMap((part) => {
    const own = rounds.filter(({ partCode }) => partCode === part.code);
    if (own.length === 0) return [];
    const unit = own[0]?.name.toLocaleLowerCase('vi').startsWith('tuần') ? 'Tuần thi' : 'Đợt thi';
    const label = quizzes.length > 1 ? part.name : unit;
    const promised = own.filter((round) => round.publishesAt !== null);
    return [
      {
        label,
        description: own.map((round) => roundWords(round, now)).join('; '),
        spans: own.map((round) => roundSpan(round, now, own.length)),
      },
      ...(promised.length > 0
        ? [
            {
              label: 'Công bố',
              description: promised.map((round) => `${innerName(round)} ${shortMoment(round.publishesAt as Date, now)}`).join('; '),
              spans: promised.map((round) => publicationSpan(round, promised.length)),
            },
          ]
        : []),
    ];
  });
}

function roundWords(round: Round, now: Date): string {
  switch (roundPhase(round, now)) {
    case 'before':
      return `${innerName(round)} mở ${shortMoment(round.opensAt, now)}`;
    case 'open':
      return `${innerName(round)} đang mở đến ${shortMoment(round.closesAt, now)}`;
    case 'annulled':
      return `${innerName(round)} đã hủy`;
    case 'paused':
      return `${innerName(round)} đang tạm dừng`;
    default:
      return `${innerName(round)} đã xong`;
  }
}

function roundSpan(round: Round, now: Date, of: number): Span {
  const phase = roundPhase(round, now);
  const kind = phase === 'before' ? 'next' : phase === 'open' || phase === 'paused' ? 'now' : 'past';
  const words = of === 1 ? `đến ${formatDayMonth(lastDay(round.closesAt.getTime()))}` : String(round.ordinal);
  return { opens: round.opensAt.getTime(), closes: round.closesAt.getTime(), kind, words };
}

function publicationSpan(round: Round, of: number): Span {
  const at = (round.publishesAt as Date).getTime();
  const kind = isPublished(round) ? 'past' : 'honour';
  return { opens: at, closes: at, kind, isMoment: true, words: of === 1 ? formatDayMonth(new Date(at)) : undefined };
}

const RECEIVING: Readonly<Record<Exclude<Part['kind'], 'quiz'>, string>> = {
  initiative: 'Nhận sáng kiến',
  essay: 'Nhận bài viết',
  work: 'Nhận tác phẩm',
};

function submissionLines({ ruleSet, contest }: RunningContest, now: Date): Line[] {
  return scheduleOf(ruleSet).flatMap((part) =>
    part.kind === 'quiz' ? [] : [...receivingLine(part, part.kind, { since: contest.createdAt, now }), ...appraisingLine(part, now)],
  );
}

/** Where receiving begins with an event that nobody has dated, it is drawn since the contest has been published. */
function receivingLine({ receiving }: ScheduledPart, kind: keyof typeof RECEIVING, { since, now }: { since: Date; now: Date }): Line[] {
  const closes = receiving?.closes ?? null;
  if (closes === null) return [];
  const opens = receiving?.opens ?? Math.min(since.getTime(), closes - DAY_MS);
  const until = `đến ${formatDayMonth(lastDay(closes))}`;
  const isOver = closes <= now.getTime();
  return [
    {
      label: RECEIVING[kind],
      description: isOver ? `đã nhận ${until}` : `nhận ${until}`,
      spans: [{ opens, closes, kind: isOver ? 'past' : 'receiving', words: until }],
    },
  ];
}

function appraisingLine({ appraising }: ScheduledPart, now: Date): Line[] {
  const { opens = null, closes = null } = appraising ?? {};
  if (opens === null || closes === null) return [];
  const dates = `${formatDayMonth(new Date(opens))} – ${formatDayMonth(lastDay(closes))}`;
  const kind = closes <= now.getTime() ? 'past' : 'judging';
  return [{ label: 'Chấm bài', description: dates, spans: [{ opens, closes, kind, words: dates }] }];
}

function ceremonyLine({ ruleSet }: RunningContest): Line[] {
  const [period] = ruleSet.ceremony;
  if (!period) return [];
  // The year is the picture's own.
  const words = formatPeriod(period).replace(/\/\d{4}$/, '');
  return [
    {
      label: 'Tổng kết',
      description: formatPeriod(period),
      spans: [
        {
          opens: Date.parse(period.opens),
          closes: Math.max(Date.parse(period.closes), Date.parse(period.opens) + 1),
          kind: 'honour',
          words,
        },
      ],
    },
  ];
}

/** The last day that belongs to a half-open interval. */
function lastDay(closes: number): Date {
  return new Date(closes - 1);
}

function percent(value: number): string {
  return `${Math.round(value * 10) / 10}%`;
}
