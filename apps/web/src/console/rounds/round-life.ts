import { entriesOf } from '#rules';
import type { AuditEntry } from '#audit';
import type { Round, RoundState } from '#contests';
import { countInWords, formatEnd, formatNumber, formatStart, formatTime, localDay } from '#kernel';
import type { Signing } from '#results';
import { shortMoment } from '../times.js';
import type { LifeStepView } from '../view-models.js';

/** What tells the life of a round: its trail, and who has signed. */
export interface RoundLife {
  round: Round;
  trail: readonly AuditEntry[];
  signing?: Signing | undefined;
  now: Date;
}

/** One step of a round's life, in the three tenses. */
interface Step {
  /** The state that a round is in once the step is done. */
  reached: RoundState;
  done: string;
  going: string;
  next: string;
  /** What stands below, with the moment at which it was done. */
  told(life: RoundLife, moment: string): string;
  /** What stands below before; of the step that is going on, too, unless `waits` says more. */
  expected(life: RoundLife): string;
  waits?(life: RoundLife): string;
}

const ORDER: readonly RoundState[] = ['scheduled', 'open', 'closing', 'settling', 'ranked', 'approved', 'published', 'archived'];

const STEPS: readonly Step[] = [
  {
    reached: 'open',
    done: 'Đã mở',
    going: 'Chờ mở',
    next: 'Mở',
    told: (_life, moment) => moment,
    expected: ({ round }) => formatStart(round.opensAt),
  },
  {
    reached: 'closing',
    done: 'Đã đóng',
    going: 'Đang mở',
    next: 'Đóng',
    told: (_life, moment) => moment,
    expected: ({ round }) => formatEnd(round.closesAt),
    waits: ({ round, now }) => `đóng lúc ${shortMoment(round.closesAt, now)}`,
  },
  {
    reached: 'settling',
    done: 'Đã niêm phong',
    going: 'Đang niêm phong',
    next: 'Niêm phong',
    told: ({ signing }, moment) => (signing ? `${moment}, đủ ${formatNumber(entriesOf(signing.standing.summary))} bài` : moment),
    expected: () => 'tự động, ngay sau khi đóng',
  },
  {
    reached: 'ranked',
    done: 'Đã xếp hạng',
    going: 'Đang xếp hạng',
    next: 'Xếp hạng',
    told: ({ signing }, moment) => (signing && signing.standing.version > 1 ? `${moment}, bản ${signing.standing.version}` : moment),
    expected: () => 'tự động, trong vài phút',
  },
  {
    reached: 'approved',
    done: 'Đã duyệt',
    going: 'Chờ duyệt',
    next: 'Duyệt',
    told: (_life, moment) => moment,
    expected: ({ signing }) => (signing ? `${countInWords(signing.needed)} người` : 'người có quyền duyệt'),
    waits: ({ signing }) =>
      signing?.isReturned ? 'đã trả lại, chờ tính lại' : `${signing?.decisions.length ?? 0} trong ${signing?.needed ?? 1} người`,
  },
  {
    reached: 'published',
    done: 'Đã công bố',
    going: 'Chờ công bố',
    next: 'Công bố',
    told: (_life, moment) => moment,
    expected: ({ round, now }) => (round.publishesAt ? shortMoment(round.publishesAt, now) : 'do người công bố'),
  },
];

/** Of a part of submissions: what comes between its end and its standing is people's work. */
const JUDGED: Readonly<Partial<Record<RoundState, Pick<Step, 'done' | 'going' | 'next' | 'expected' | 'told'>>>> = {
  settling: {
    ...{ done: 'Đã khóa nhận bài', going: 'Đang đợi tệp', next: 'Khóa nhận bài' },
    told: ({ signing }, moment) =>
      [moment, ...(signing ? [`${formatNumber(entriesOf(signing.standing.summary))} bài`] : [])].filter(Boolean).join(', '),
    expected: () => 'tự động, khi đủ tệp đã hứa gửi',
  },
  ranked: {
    ...{ done: 'Đã chấm và xếp hạng', going: 'Đang chấm', next: 'Chấm và xếp hạng' },
    told: ({ signing }, moment) => (signing && signing.standing.version > 1 ? `${moment}, bản ${signing.standing.version}` : moment),
    expected: () => 'khi hội đồng chấm xong',
  },
};

/** The life of a round as steps, from its opening to the publication of its results. */
export function lifeOf(life: RoundLife): LifeStepView[] {
  const { state } = life.round;
  if (state === 'annulled') return annulledLife(life);
  const isPaused = state === 'paused';
  const reached = ORDER.indexOf(isPaused ? 'open' : state);
  const steps = life.round.kind === 'receiving' ? STEPS.map((step) => ({ ...step, ...JUDGED[step.reached] })) : STEPS;
  const current = steps.findIndex((step) => ORDER.indexOf(step.reached) > reached);
  return steps.map((step, at) => {
    if (reached >= 0 && ORDER.indexOf(step.reached) <= reached)
      return { label: step.done, detail: step.told(life, momentOf(step.reached, life)), isDone: true };
    const isNow = reached >= 0 && at === current;
    if (isNow && isPaused) return { label: 'Đang tạm dừng', detail: goesOn(life), isNow };
    if (isNow) return { label: step.going, detail: (step.waits ?? step.expected).call(step, life), isNow };
    return { label: step.next, detail: step.expected(life) };
  });
}

/** What had come to pass, and that nothing more will. */
function annulledLife(life: RoundLife): LifeStepView[] {
  const past = STEPS.filter(({ reached }) => life.trail.some(({ action }) => action === `round.${reached}`)).map((step): LifeStepView => ({
    label: step.done,
    detail: step.told(life, momentOf(step.reached, life)),
    isDone: true,
  }));
  const annulledAt = life.trail.findLast(({ action }) => action === 'round.annulled')?.happenedAt;
  const before: LifeStepView[] = past.length > 0 ? past : [{ label: 'Chưa mở', detail: 'không ai vào thi' }];
  return [...before, { label: 'Đã hủy', detail: annulledAt ? shortMoment(annulledAt, life.now) : '', isNow: true }];
}

/** When a round that rests goes on, and when it closes. */
function goesOn({ round: { resumesAt, closesAt }, now }: RoundLife): string {
  return `${resumesAt ? `mở lại ${shortMoment(resumesAt, now)}, ` : ''}đóng ${shortMoment(closesAt, now)}`;
}

/** When the round came into a state; the day is named where it is another than that of the step before. */
function momentOf(state: RoundState, life: RoundLife): string {
  const moment = reachedAt(state, life);
  if (!moment) return '';
  const before = reachedAt(ORDER[ORDER.indexOf(state) - 1], life);
  return before && localDay(before) === localDay(moment) ? formatTime(moment) : shortMoment(moment, life.now);
}

/**
 * When the round came into a state: opened and closed by the minute of the rules, which holds whenever the machine notes it;
 * sealed for the first time and everything else for the last, as the trail has it.
 */
function reachedAt(state: RoundState | undefined, { trail, round }: RoundLife): Date | undefined {
  if (state === 'open') return round.opensAt;
  if (state === 'closing') return round.closesAt;
  // Attempts are sealed once: a standing that is computed again goes through the state, not through the sealing.
  if (state === 'settling') return trail.find(({ action }) => action === 'round.settling')?.happenedAt;
  return state && trail.findLast(({ action }) => action === `round.${state}`)?.happenedAt;
}
