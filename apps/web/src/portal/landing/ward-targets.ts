import { formatEnd, formatNumber } from '#kernel';
import { targetProgress, type TargetProgress, type Turnout } from '#reports';
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
  const obliged = progress.filter(({ target }) => target.percent !== undefined);
  const encouraged = progress.filter(({ target }) => target.percent === undefined);
  return {
    title: 'Chỉ tiêu của phường',
    intro:
      obliged.length > 0 ? `${listInWords(obliged.map(({ target }) => target.name))} dự thi đầy đủ.` : 'Phường vận động mọi người dự thi.',
    total: total(obliged, until),
    groups: [...(obliged.length > 0 ? [obligedGroup(obliged)] : []), ...(encouraged.length > 0 ? [encouragedGroup(encouraged)] : [])],
    more: { label: 'Xem tất cả đơn vị', url: '/don-vi-du-thi' },
  };
}

function total(obliged: readonly TargetProgress[], until: Date | undefined): TargetsView['total'] {
  const aim = sum(obliged.map((one) => one.aim ?? 0));
  if (aim === 0 || obliged.some((one) => one.aim === undefined)) return undefined;
  // What one unit has beyond its target fills no other's.
  const people = sum(obliged.map((one) => Math.min(one.people, one.aim ?? 0)));
  const percent = Math.floor((people / aim) * 100);
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
    bars: obliged.toSorted((a, b) => share(b) - share(a)).map(obligedBar),
  };
}

function obligedBar({ target, people, aim }: TargetProgress): BarView {
  if (aim === undefined) return { label: target.name, value: formatNumber(people), valueRest: 'người', width: '0%' };
  const width = `${Math.round(share({ target, people, aim }) * 100)}%`;
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

/** 0 to 1. */
function share({ people, aim }: TargetProgress): number {
  return aim === undefined ? 0 : aim === 0 ? 1 : Math.min(1, people / aim);
}

/** "A, B và C" */
function listInWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} và ${names.at(-1) ?? ''}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
