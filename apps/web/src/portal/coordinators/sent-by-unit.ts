import { capitalise, formatNumber } from '#kernel';
import type { UnitProgress } from '#notifications';
import { demandsOn, type UnitDemand } from '#rules';
import type { CoordinatorView } from '../view-models.js';
import type { PartTaken } from './taking-part-presenter.js';

/** Something that the rules ask of the unit as a number. */
interface Asked extends UnitDemand {
  /** " (Thi viết)", where there are several parts. */
  where: string;
}

/** How a unit stands in a contest of entries alone: what it has sent beside what the rules ask of it. */
export interface SentByUnit {
  entries: number;
  /** In the order of the rules. */
  asked: Asked[];
  /** In the middle of a sentence; empty where the unit has done all, or nothing is asked. */
  lacks: string[];
  /** Whether the rules ask anything of this unit. */
  owes: boolean;
}

/** @param parts with what the plan asks of the unit in each */
export function sentByUnit(parts: readonly PartTaken[]): SentByUnit {
  return {
    entries: parts.reduce((all, { entries }) => all + entries.filter(({ counts }) => counts).length, 0),
    asked: parts.flatMap(({ part, duties }) =>
      duties.flatMap(({ obligation, duty }) =>
        demandsOn(obligation, duty.facts).map((demand) => ({ ...demand, where: parts.length > 1 ? ` (${part.name})` : '' })),
      ),
    ),
    lacks: parts.flatMap(({ duties }) => duties.flatMap(({ duty }) => duty.lacks)),
    owes: parts.some(({ duties }) => duties.length > 0),
  };
}

/** The number that the rules ask for first: of entries, else of people; else how many entries there are. */
export function sentFigure({ entries, asked }: SentByUnit, progress: UnitProgress): CoordinatorView['figure'] {
  const first = asked.find(({ of }) => of === 'entries') ?? asked.find(({ of }) => of === 'people') ?? targetOf(progress);
  if (!first) return { value: formatNumber(entries), text: 'bài dự thi của đơn vị' };
  const { of, asked: least, done } = first;
  if (of === 'people' && least === null)
    return {
      value: formatNumber(done ?? 0),
      text: 'người đã gửi bài',
      note: 'Thể lệ yêu cầu một tỷ lệ người dự thi, nhưng chưa biết đơn vị có bao nhiêu người nên chưa tính được. Hãy báo Ban Tổ chức ghi số người của đơn vị.',
    };
  const [has, needs] = [done ?? 0, least ?? 0];
  const percent = needs === 0 ? 100 : Math.floor((has * 100) / needs);
  const width = `${Math.min(100, percent)}%`;
  if (of === 'entries')
    return {
      value: formatNumber(has),
      text: `bài dự thi của đơn vị; Thể lệ yêu cầu ít nhất ${formatNumber(needs)} bài`,
      width,
    };
  return { value: `${formatNumber(percent)}%`, text: `${formatNumber(has)} trong ${formatNumber(needs)} người cần có đã gửi bài`, width };
}

/** Every number that the rules ask for, and what is still missing. */
export function sentFacts({ entries, asked, lacks, owes }: SentByUnit, progress: UnitProgress): CoordinatorView['facts'] {
  const { unit, taken, registered, assisted } = progress;
  const target = asked.some(({ of }) => of === 'people') ? undefined : targetOf(progress);
  const asksPeople = target !== undefined || asked.some(({ of }) => of === 'people');
  return [
    { label: 'Bài đã gửi', value: `${formatNumber(entries)} bài` },
    ...(asksPeople && unit.headCount !== null ? [{ label: 'Tổng số người', value: people(unit.headCount) }] : []),
    ...[...asked, ...(target ? [target] : [])].map(factOf),
    { label: 'Đã đăng ký, chưa gửi bài', value: people(registered - taken) },
    ...(assisted > 0 ? [{ label: 'Được nhập hộ', value: people(assisted) }] : []),
    ...(lacks.length > 0 ? [{ label: 'Còn thiếu', value: `${capitalise(lacks.join('; '))}.` }] : []),
    ...(owes && lacks.length === 0 ? [{ label: 'Yêu cầu của Thể lệ', value: 'Đã thực hiện đủ' }] : []),
  ];
}

/** For the words that go around: how much there is of what. */
export function sentCount(
  { entries, asked }: SentByUnit,
  progress: UnitProgress,
): { of: 'entries' | 'senders'; taken: number; aim: number | undefined } {
  const ofEntries = asked.find(({ of }) => of === 'entries');
  if (ofEntries) return { of: 'entries', taken: ofEntries.done ?? 0, aim: ofEntries.asked ?? undefined };
  const ofPeople = asked.find(({ of }) => of === 'people') ?? targetOf(progress);
  if (ofPeople) return { of: 'senders', taken: ofPeople.done ?? 0, aim: ofPeople.asked ?? undefined };
  return { of: 'entries', taken: entries, aim: undefined };
}

/** A number of people that the plan sets for just this unit, outside its duties. */
function targetOf({ aim, aimFrom, taken }: UnitProgress): Asked | undefined {
  return aimFrom === 'target' && aim !== undefined ? { of: 'people', asked: aim, done: taken, where: '' } : undefined;
}

function factOf({ of, asked, done, where }: Asked): { label: string; value: string } {
  const least = asked === null ? 'chưa tính được số người cần có' : `cần ít nhất ${formatNumber(asked)}`;
  switch (of) {
    case 'entries':
      return { label: `Số bài theo Thể lệ${where}`, value: `${formatNumber(done ?? 0)} bài, ${least}` };
    case 'people':
      return { label: `Người đã gửi bài${where}`, value: `${people(done ?? 0)}, ${least}` };
    case 'leaders':
      return {
        label: `Lãnh đạo, quản lý dự thi${where}`,
        value: done === null ? `Chưa xác nhận, ${least}` : `${people(done)}, ${least}`,
      };
  }
}

const people = (count: number): string => `${formatNumber(count)} người`;
