import { unitDay } from '#contests';
import { capitalise, formatDate, formatNumber } from '#kernel';
import type { OpenedUnit } from '#results';
import { type CollectiveAward, FEWEST_PEOPLE, formatPoints, nameOfIn, type OpenedFigure } from '#rules';
import type { Unit } from '#units';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import type { PageContent } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { rollAddress } from '../../edge/roll-address.js';
import type { CollectiveUnitView } from '../view-models.js';
import { figureAddress } from './collective-address.js';
import { countedAs, everyRound } from './counted-as.js';
import type { PublishedResult } from './published-rounds.js';
import { unitAddress } from './turnout-presenter.js';

export const LINES_ON_PAGE = 50;

export interface CollectiveUnitFacts {
  published: PublishedResult;
  award: CollectiveAward;
  unit: Unit;
  opened: OpenedUnit;
  /** The contest's tree. */
  byCode: ReadonlyMap<string, Unit>;
  /** How many have moved to the unit, or away from it, before the end. */
  moves: number;
  /** Which figure's list is shown. */
  figure: number;
  /** Page of the list, from 1. */
  number: number;
}

/**
 * A unit's figures in a collective award, opened for everybody: what was added up, attempt by attempt, without a word that tells of a
 * single person. People are numbered anew on each page of a unit, so that nobody is found again in another file.
 */
export function collectiveUnitContent(facts: CollectiveUnitFacts): PageContent<CollectiveUnitView> {
  const { published, award, unit, opened } = facts;
  const { running, ruleSet } = published;
  const { line, conditions, figures, head } = opened;
  const name = placeName(unit);
  const as = countedAs(running, published.round);
  const block = line.block === undefined ? '' : `, ${nameOfIn(ruleSet)('blocks', line.block)}`;
  const shown = Math.min(Math.max(0, facts.figure), figures.length - 1);
  const isSmall = line.people < FEWEST_PEOPLE;
  return {
    title: `${award.name}: ${name}`,
    description: `Số liệu của ${name} trong ${award.name}, ${running.contest.name}, mở đến từng ${as.noun}.`,
    back: { label: 'Số người dự thi của đơn vị này', url: unitAddress(unit.id, undefined) },
    heading: name,
    counted: { label: as.label, noun: as.noun, one: capitalise(as.short) },
    intro: `${award.name}${block}. Số liệu chốt cùng bảng xếp hạng đã công bố; chuyển đơn vị hay sửa danh mục về sau không làm đổi.`,
    facts: [
      { label: 'Hạng', value: line.rank === null ? 'Chưa đủ điều kiện xét' : formatNumber(line.rank) },
      ...(line.tier === null ? [] : [{ label: 'Giải', value: award.tiers.find(({ code }) => code === line.tier)?.name ?? '' }]),
      {
        label: 'Tổng số người của đơn vị',
        value: line.headCount === null ? 'Chưa khai báo' : `${formatNumber(line.headCount)} người`,
      },
      ...(line.explanation === null ? [] : [{ label: 'Vì sao', value: line.explanation }]),
    ],
    conditions:
      conditions.length > 0
        ? {
            title: 'Điều kiện xét',
            items: conditions.map(({ demands, isMet, lacks }) => ({ text: demands, isMet, detail: lacks && `${capitalise(lacks)}.` })),
          }
        : undefined,
    figures: figures.map((figure, at) => ({
      title: `${capitalise(figure.compares)}${figure.weight === null ? '' : `, trọng số ${formatNumber(figure.weight)}%`}`,
      value: figure.said ?? 'chưa tính được',
      formula: `${capitalise(figure.formula)}.`,
      url: `${figureAddress(award.code, unit.id, { 'tieu-chi': at > 0 ? String(at + 1) : undefined })}#luot-thi`,
      isShown: at === shown,
    })),
    list: isSmall || !figures[shown] ? undefined : listView(facts, figures[shown], shown),
    withheld: isSmall
      ? `Đơn vị có dưới ${formatNumber(FEWEST_PEOPLE)} người dự thi nên danh sách ${as.noun} không được công khai: ai quen một người sẽ biết về những người còn lại. Ban Tổ chức và người giám sát xem được danh sách này.`
      : undefined,
    leftOut: isSmall ? undefined : leftOutView(opened),
    below: belowView(facts, isSmall),
    moves: movesText(facts),
    proof: {
      text: `Danh mục đơn vị ngày ${formatDate(new Date(`${unitDay(running)}T00:00:00+07:00`))}. Danh sách gốc theo mã ẩn danh được giữ cùng bảng, có dấu vân tay dưới đây.`,
      label: 'Dấu vân tay danh sách (SHA-256)',
      groups: fingerprintGroups(head.sha256),
      files: [{ label: 'Xem bảng vàng và giải tập thể', url: rollAddress.running(published.round.code) }],
    },
  };
}

function listView(facts: CollectiveUnitFacts, figure: OpenedFigure, at: number): CollectiveUnitView['list'] {
  const { published, award, unit, opened, number } = facts;
  const as = countedAs(published.running, published.round);
  const nameOfRound = new Map(everyRound(published.running).map(({ code, name }) => [code, name]));
  // By the order of first handing in: a number that means nothing elsewhere.
  const people = new Map<string, number>();
  for (const { person } of opened.counting) if (!people.has(person)) people.set(person, people.size + 1);
  const total = opened.counting.length;
  const first = (number - 1) * LINES_ON_PAGE;
  const rows = opened.counting.slice(first, first + LINES_ON_PAGE).map((attempt, offset) => {
    const share = figure.shares[first + offset];
    return {
      attempt: formatNumber(first + offset + 1),
      person: `Người ${formatNumber(people.get(attempt.person) ?? 0)}`,
      day: formatDate(new Date(attempt.submittedAt)),
      round: nameOfRound.get(attempt.round) ?? attempt.round,
      adds: figure.adds === 'thousandths' ? (share?.why === undefined ? 'có' : '0') : formatNumber(share?.adds ?? 0),
      why: share?.why,
    };
  });
  const to = (page: number): string =>
    figureAddress(award.code, unit.id, { 'tieu-chi': at > 0 ? String(at + 1) : undefined, trang: page > 1 ? String(page) : undefined });
  const last = Math.max(1, Math.ceil(total / LINES_ON_PAGE));
  return {
    title: `Từng ${as.noun}: ${figure.compares}`,
    note: `Người dự thi được đánh số trên trang này theo ${as.short} nộp đầu tiên, không nêu họ tên; ngày là ngày nộp bài.`,
    adds: figure.adds === 'people' ? 'Tính người' : figure.adds === 'attempts' ? `Tính ${as.short}` : 'Tính điểm',
    rows,
    sum: figure.adds === 'thousandths' ? `${formatPoints(figure.sum / 1000)} điểm` : formatNumber(figure.sum),
    pager:
      total > LINES_ON_PAGE
        ? {
            text: `${formatNumber(first + 1)} đến ${formatNumber(first + rows.length)} trong ${formatNumber(total)} ${as.short}`,
            previousUrl: number > 1 ? to(number - 1) : undefined,
            nextUrl: number < last ? to(number + 1) : undefined,
          }
        : undefined,
  };
}

const LEFT_OUT = {
  excluded: 'Không được dự thi theo Thể lệ',
  reviewed: 'Ban Tổ chức kết luận không xếp hạng sau khi xem lại',
} as const;

/** Who counts for no unit, by reason; how many, and nobody in particular. */
function leftOutView({ attempts }: OpenedUnit): CollectiveUnitView['leftOut'] {
  const rows = (['excluded', 'reviewed'] as const).flatMap((kind) => {
    const own = attempts.filter(({ leftOut }) => leftOut === kind);
    const people = new Set(own.map(({ person }) => person)).size;
    return people === 0 ? [] : [{ reason: LEFT_OUT[kind], people: formatNumber(people), attempts: formatNumber(own.length) }];
  });
  return rows.length > 0 ? { title: 'Không tính cho đơn vị nào', rows } : undefined;
}

function belowView({ opened, byCode, unit }: CollectiveUnitFacts, isSmall: boolean): CollectiveUnitView['below'] {
  if (isSmall) return undefined;
  const byUnit = Map.groupBy(opened.counting, (attempt) => attempt.unit);
  if ([...byUnit.keys()].every((code) => code === unit.code)) return undefined;
  const rows = [...byUnit].map(([code, own]) => {
    const people = new Set(own.map(({ person }) => person)).size;
    const one = byCode.get(code);
    const isFew = people < FEWEST_PEOPLE;
    const name = code === unit.code ? `Chọn thẳng ${placeName(unit)}` : one ? placeName(one) : code;
    return {
      name,
      people,
      shown: isFew ? `dưới ${formatNumber(FEWEST_PEOPLE)}` : formatNumber(people),
      attempts: isFew ? '–' : formatNumber(own.length),
    };
  });
  return {
    title: 'Gồm các đơn vị',
    rows: rows.toSorted((a, b) => b.people - a.people).map(({ name, shown, attempts }) => ({ name, people: shown, attempts })),
  };
}

function movesText({ moves, opened }: CollectiveUnitFacts): string | undefined {
  if (opened.line.people < FEWEST_PEOPLE) return undefined;
  if (moves === 0) return 'Không có ai chuyển đến hoặc chuyển đi trước khi chốt số liệu.';
  return `Trước khi chốt số liệu có ${formatNumber(moves)} lần chuyển đến hoặc chuyển đi. Mỗi người chỉ tính cho một đơn vị: đơn vị đang chọn khi đợt cuối đóng.`;
}
