import { capitalise, formatEnd, formatNumber, formatPercent, lowerFirst } from '#kernel';
import { formatPoints, LATER, type PrizeTier, type Rehearsal, type RuleSet } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { headCell, numberCell, textCell } from '../listing.js';
import type { RehearsalPartView, TableView } from '../view-models.js';
import { criteriaOf, whoIs } from './report-words.js';

type Standing = Rehearsal['standings'][number];
type Prize = Rehearsal['prizes'][number];

/** So many winners of a tier are named. */
const NAMED_WINNERS = 6;

/** All standings in one table, then each of them by itself. */
export function standingParts(rehearsal: Rehearsal, ruleSet: RuleSet): RehearsalPartView[] {
  const { standings, prizes, conflicts } = rehearsal;
  if (standings.length === 0) return [];
  const idOf = (at: number): string => `xep-hang-${at + 1}`;
  const overview: TableView = {
    label: 'Các bảng xếp hạng',
    columns: [
      { label: 'Bảng xếp hạng' },
      { label: 'Chốt lúc' },
      { label: 'Lượt thi, bài', isNumber: true },
      { label: 'Được xếp hạng', isNumber: true },
      { label: 'Giải', isNumber: true },
    ],
    rows: standings.map((standing, at) => ({
      isMarked: conflicts.some(({ sentence }) => sentence.startsWith(`${standing.name}: `)),
      cells: [
        headCell(standing.name, `#${idOf(at)}`),
        textCell(capitalise(formatEnd(new Date(standing.closedAt)))),
        numberCell(standing.entries),
        numberCell(standing.ranked),
        numberCell(prizesOf(standing, prizes).length),
      ],
    })),
  };
  return [
    { id: 'cac-bang', heading: 'Các bảng xếp hạng', tables: [{ table: overview }] },
    ...standings.map((standing, at) => ({ ...standingPart(standing, rehearsal, ruleSet), id: idOf(at), isOpen: standings.length === 1 })),
  ];
}

function standingPart(standing: Standing, rehearsal: Rehearsal, ruleSet: RuleSet): Omit<RehearsalPartView, 'id'> {
  const prizes = prizeTable(standing, rehearsal, ruleSet);
  const one = standing.kind === 'judged' ? 'bài' : 'người';
  return {
    heading: standing.name,
    sentence: countedSentence(standing),
    isFolded: true,
    tables: [
      {
        heading: 'Tiêu chí nào phân định thứ hạng',
        sentence: `Với mỗi hai ${one} đứng kế nhau trong bảng: nhờ tiêu chí nào mà ${one} trên hơn ${one} dưới.`,
        table: decidedTable(standing, ruleSet),
      },
      ...(prizes.rows.length > 0 ? [{ heading: 'Giải', table: prizes }] : []),
      { heading: 'Đứng đầu, và vì sao', table: topTable(standing, ruleSet) },
    ],
    fingerprint: { label: 'Dấu vân tay của bảng xếp hạng (SHA-256)', groups: fingerprintGroups(standing.sha256) },
  };
}

/** "21.900 lượt thi của 13.150 người; 13.106 người được xếp hạng." */
function countedSentence({ kind, entries, people, ranked, predictionSaid }: Standing): string {
  const target = predictionSaid === null ? '' : ` Số thực tế của câu dự đoán: ${predictionSaid}.`;
  switch (kind) {
    case 'round':
      return `${formatNumber(entries)} lượt thi của ${formatNumber(people)} người; ${formatNumber(ranked)} người được xếp hạng.${target}`;
    case 'judged':
      return `${formatNumber(entries)} bài dự thi của ${formatNumber(people)} người; ${formatNumber(ranked)} bài được xếp hạng.`;
    case 'overall':
      return `${formatNumber(people)} người dự thi; ${formatNumber(ranked)} người được xếp hạng chung.`;
  }
}

function decidedTable(standing: Standing, ruleSet: RuleSet): TableView {
  const criteria = criteriaOf(ruleSet, standing);
  const all = standing.decided.reduce((sum, { pairs }) => sum + pairs, 0);
  return {
    label: `${standing.name}: tiêu chí phân định thứ hạng`,
    columns: [{ label: 'Tiêu chí, theo thứ tự xét' }, { label: 'Số cặp', isNumber: true }, { label: 'Phần của tất cả' }],
    rows: standing.decided.map(({ criterion, pairs }, at) => ({
      cells: [
        headCell(`${formatNumber(at + 1)}. ${criteria[at] ?? criterion}`),
        numberCell(pairs),
        pairs === 0
          ? { detail: 'Chưa phải dùng đến' }
          : { bar: { width: `${String(Math.max(1, Math.round((pairs / all) * 100)))}%` }, detail: formatPercent(pairs / all) },
      ],
    })),
  };
}

/** Tier by tier in the order of the plan, with how many it has and how many were given. */
function prizeTable(standing: Standing, { prizes, conflicts }: Rehearsal, ruleSet: RuleSet): TableView {
  const own = prizesOf(standing, prizes);
  const groups = ruleSet.prizes.filter((group) => isGivenIn(standing, group) || own.some((prize) => prize.group === group.code));
  return {
    label: `${standing.name}: giải`,
    columns: [{ label: 'Giải' }, { label: 'Đã trao', isNumber: true }, { label: 'Người nhận' }],
    rows: groups.flatMap(({ code, name, tiers }) =>
      tiers.map((tier, at) => {
        const winners = own.filter((prize) => prize.group === code && prize.tier === tier.code);
        const path = `prizes[${ruleSet.prizes.findIndex((group) => group.code === code)}].tiers[${at}]`;
        const found = conflicts.find((one) => one.path === path && one.sentence.startsWith(`${standing.name}: `));
        // What was given back later is told once for all standings.
        const later = isShort(tier, winners.length) ? conflicts.find((one) => one.path === path && one.count !== undefined) : undefined;
        return {
          isMarked: found !== undefined || later !== undefined,
          cells: [
            headCell(tier.name, undefined, groups.length > 1 ? name : undefined),
            { text: outOf(winners.length, tier), isNumber: true },
            {
              text: winnersInWords(ruleSet, winners),
              detail: found ? capitalise(found.sentence.slice(standing.name.length + 2)) : later?.sentence,
            },
          ],
        };
      }),
    ),
  };
}

/** Whether the rules give prizes of the group where this standing is computed. */
function isGivenIn({ kind, part }: Standing, group: RuleSet['prizes'][number]): boolean {
  if (kind === 'overall' && part === null) return group.per === 'contest';
  if (group.part !== part) return false;
  return kind === 'judged' ? group.per !== 'contest' : group.per === (kind === 'round' ? 'round' : 'part');
}

/** "2 trong 3" */
export function outOf(given: number, { count }: PrizeTier): string {
  return count === LATER ? formatNumber(given) : `${formatNumber(given)} trong ${formatNumber(count)}`;
}

/** Fewer were given than the plan has. */
export function isShort({ count }: PrizeTier, given: number): boolean {
  return given < (count === LATER ? 1 : count);
}

function winnersInWords(ruleSet: RuleSet, winners: readonly Prize[]): string {
  const named = winners.slice(0, NAMED_WINNERS).map(({ who, rank }) => `${whoIs(ruleSet, who)} (hạng ${formatNumber(rank)})`);
  const more = winners.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` và ${formatNumber(more)} người nữa` : ''}`;
}

function topTable({ top, kind, name }: Standing, ruleSet: RuleSet): TableView {
  const who = kind === 'judged' ? 'Bài dự thi' : 'Người dự thi';
  return {
    label: `${name}: đứng đầu`,
    columns: [{ label: who }, { label: 'Hạng', isNumber: true }, { label: 'Điểm', isNumber: true }, { label: 'Vì sao đứng trên' }],
    rows: top.map(({ rank, who: id, points, why }) => ({
      cells: [
        headCell(`${who} ${whoIs(ruleSet, id)}`.replaceAll(' ', '\u00a0')),
        numberCell(rank),
        { text: formatPoints(points), isNumber: true },
        { detail: why },
      ],
    })),
    empty: { title: 'Không có ai được xếp hạng', text: `Không ${lowerFirst(who)} nào đủ điều kiện xếp hạng.` },
  };
}

/** Prizes that belong to a standing: those of its part and round. */
function prizesOf({ part, round }: Standing, prizes: readonly Prize[]): Prize[] {
  return prizes.filter((prize) => prize.part === part && prize.round === round);
}
