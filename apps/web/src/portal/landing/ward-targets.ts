import { formatMoment, formatNumber, formatEnd } from '#kernel';
import type { Turnout } from '#reports';
import type { RuleSet } from '#rules';
import type { Unit } from '#units';
import type { BarView, TargetsView } from '../view-models.js';

type Target = RuleSet['targets'][number];

export interface WardFacts {
  /** The ward's plan: its targets. */
  plan: RuleSet;
  /** The ward's own units, with their head-counts where it has said them. */
  units: readonly Unit[];
  /** The ward's people as last counted; undefined before the first counting. */
  turnout: Turnout | undefined;
  /** When the open round closes; undefined when none is open. */
  until: Date | undefined;
}

/** What the ward has undertaken, and how far it is: units with a number under the brow, those that are encouraged below. */
export function wardTargets(facts: WardFacts): TargetsView {
  const obliged = facts.plan.targets.filter((target) => target.percent !== undefined);
  const encouraged = facts.plan.targets.filter((target) => target.percent === undefined);
  const bars = obliged.map((target) => obligedBar(target, facts));
  const aims = obliged.map((target) => ({ people: peopleOf(target, facts), aim: aimOf(target, facts) }));
  const known = aims.every(({ aim }) => aim !== undefined) && aims.length > 0;
  const [people, aim] = [sum(aims.map((one) => Math.min(one.people, one.aim ?? 0))), sum(aims.map((one) => one.aim ?? 0))];
  return {
    title: 'Chỉ tiêu của phường',
    intro: `${listInWords(obliged.map(({ name }) => name))} dự thi đầy đủ.`,
    total: known && aim > 0 ? total(people, aim, facts.until) : undefined,
    groups: [
      {
        title: obliged.every(({ percent }) => percent === 100) ? 'Đơn vị có chỉ tiêu 100%' : 'Đơn vị có chỉ tiêu',
        bars: bars.toSorted((a, b) => b.share - a.share).map(({ bar }) => bar),
      },
      ...(encouraged.length > 0 ? [encouragedGroup(encouraged, facts)] : []),
    ],
    more: { label: 'Xem tất cả đơn vị', url: '/don-vi-du-thi' },
  };
}

function total(people: number, aim: number, until: Date | undefined): TargetsView['total'] {
  const percent = Math.floor((people / aim) * 100);
  const deadline = until ? `, hạn ${isMidnight(until) ? formatEnd(until) : formatMoment(until)}` : '';
  return {
    percent: String(percent),
    sentence: `${formatNumber(people)} trong ${formatNumber(aim)} người đã dự thi`,
    width: `${percent}%`,
    remaining: people >= aim ? 'Đã đủ chỉ tiêu.' : `Còn ${formatNumber(aim - people)} người${deadline}.`,
  };
}

function obligedBar(target: Target, facts: WardFacts): { bar: BarView; share: number } {
  const [people, aim] = [peopleOf(target, facts), aimOf(target, facts)];
  if (aim === undefined) return { bar: { label: target.name, value: formatNumber(people), valueRest: 'người', width: '0%' }, share: 0 };
  const share = aim === 0 ? 1 : Math.min(1, people / aim);
  const isFull = people >= aim;
  const words = isFull
    ? { value: `Đủ ${formatNumber(aim)} người` }
    : { value: formatNumber(people), valueRest: `trong ${formatNumber(aim)}` };
  return { bar: { label: target.name, ...words, width: `${Math.round(share * 100)}%`, isFull }, share };
}

function encouragedGroup(targets: readonly Target[], facts: WardFacts): TargetsView['groups'][number] {
  const counts = targets.map((target) => ({ target, people: peopleOf(target, facts) })).toSorted((a, b) => b.people - a.people);
  const most = Math.max(1, ...counts.map(({ people }) => people));
  return {
    title: 'Vận động tham gia',
    intro: 'Được khuyến khích, không bắt buộc.',
    bars: counts.map(({ target, people }) => ({
      label: target.name,
      value: formatNumber(people),
      valueRest: 'người',
      width: `${Math.round((people / most) * 100)}%`,
    })),
  };
}

/** People of the target's units who have taken part, of its audience group where it names one. */
function peopleOf({ units: codes, audience }: Target, { units, turnout }: WardFacts): number {
  const ids = new Set<string>(units.filter((unit) => codes.includes(unit.code)).map((unit) => unit.id));
  const counted = (turnout?.units ?? []).filter(({ unit }) => ids.has(unit));
  return sum(counted.map(({ people, audiences }) => (audience ? (audiences[audience] ?? 0) : people)));
}

/** How many people the target means; undefined while a head-count is missing. */
function aimOf({ units: codes, percent = 100 }: Target, { units }: WardFacts): number | undefined {
  const meant = codes.map((code) => units.find((unit) => unit.code === code)?.headCount);
  if (meant.length === 0 || meant.some((count) => count === null || count === undefined)) return undefined;
  return Math.ceil((sum(meant.map((count) => count ?? 0)) * percent) / 100);
}

/** "A, B và C" */
function listInWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} và ${names.at(-1) ?? ''}`;
}

function isMidnight(end: Date): boolean {
  return formatEnd(end).startsWith('hết ngày');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
