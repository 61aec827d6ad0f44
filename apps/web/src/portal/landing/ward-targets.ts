import { formatEnd, formatNumber } from '#kernel';
import { shareReached, targetProgress, type TargetProgress, totalProgress, type Turnout } from '#reports';
import type { RuleSet } from '#rules';
import type { Unit } from '#units';
import type { BarView, TargetsView } from '../view-models.js';

export interface WardFacts {
  /** The ward's plan: its targets. */
  plan: RuleSet;
  /** The ward's own units. */
  units: readonly Unit[];
  /** The ward's people as last counted; undefined before the first counting. */
  turnout: Turnout | undefined;
  /** When the open round closes; undefined when none is open. */
  until: Date | undefined;
}

/** What the ward has undertaken, and how far it is: units with a number under the brow, those that are encouraged below. */
export function wardTargets({ plan, units, turnout, until }: WardFacts): TargetsView | undefined {
  const progress = targetProgress(plan.targets, units, turnout);
  if (progress.length === 0) return undefined;
  const obliged = progress.filter(({ target }) => !target.encouraged);
  const encouraged = progress.filter(({ target }) => target.encouraged);
  return {
    title: 'Chỉ tiêu của phường',
    intro: obliged.length > 0 ? askedOf(obliged) : 'Phường vận động mọi người dự thi.',
    total: totalView(progress, until),
    groups: [...(obliged.length > 0 ? [obligedGroup(obliged)] : []), ...(encouraged.length > 0 ? [encouragedGroup(encouraged)] : [])],
    more: { label: 'Xem tất cả đơn vị', url: '/don-vi-du-thi' },
  };
}

/** What is asked of whom: everybody, or at least so many of a hundred. */
function askedOf(obliged: readonly TargetProgress[]): string {
  const targets = obliged.map(({ target }) => target);
  const whole = targets.filter(({ percent }) => percent === 100).map(({ name }) => name);
  const shares = targets.filter(({ percent }) => percent !== undefined && percent !== 100);
  const numbers = targets.filter(({ people }) => people !== undefined);
  return [
    whole.length > 0 ? `${listInWords(whole)} dự thi đầy đủ.` : '',
    shares.length > 0
      ? `${listInWords(shares.map(({ name, percent }) => `${name} có ít nhất ${formatNumber(percent ?? 0)}%`))} số người dự thi.`
      : '',
    numbers.length > 0
      ? `${listInWords(numbers.map(({ name, people }) => `${name} có ít nhất ${formatNumber(people ?? 0)} người`))} dự thi.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function totalView(progress: readonly TargetProgress[], until: Date | undefined): TargetsView['total'] {
  const total = totalProgress(progress);
  if (!total) return undefined;
  const { people, aim, percent } = total;
  return {
    percent: String(percent),
    sentence: `${formatNumber(people)} trong ${formatNumber(aim)} người đã dự thi`,
    width: `${percent}%`,
    remaining: people >= aim ? 'Đã đủ chỉ tiêu.' : `Còn ${formatNumber(aim - people)} người${until ? `, hạn ${formatEnd(until)}` : ''}.`,
  };
}

function obligedGroup(obliged: readonly TargetProgress[]): TargetsView['groups'][number] {
  const isWhole = obliged.every(({ target }) => target.percent === 100);
  return {
    title: isWhole ? 'Đơn vị có chỉ tiêu 100%' : 'Đơn vị có chỉ tiêu',
    bars: obliged.toSorted((a, b) => shareReached(b) - shareReached(a)).map(obligedBar),
  };
}

function obligedBar({ target, people, aim }: TargetProgress): BarView {
  if (aim === undefined) return { label: target.name, value: formatNumber(people), valueRest: 'người', width: '0%' };
  const width = `${Math.round(shareReached({ target, people, aim }) * 100)}%`;
  if (people >= aim) return { label: target.name, value: `Đủ ${formatNumber(aim)} người`, width, isFull: true };
  return { label: target.name, value: formatNumber(people), valueRest: `trong ${formatNumber(aim)}`, width };
}

function encouragedGroup(encouraged: readonly TargetProgress[]): TargetsView['groups'][number] {
  const most = Math.max(1, ...encouraged.map(({ people }) => people));
  return {
    title: 'Vận động tham gia',
    intro: 'Được khuyến khích, không bắt buộc.',
    bars: encouraged
      .toSorted((a, b) => b.people - a.people)
      .map(({ target, people }) => ({
        label: target.name,
        value: formatNumber(people),
        valueRest: 'người',
        width: `${Math.round((people / most) * 100)}%`,
      })),
  };
}

/** "A, B và C" */
function listInWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} và ${names.at(-1) ?? ''}`;
}
