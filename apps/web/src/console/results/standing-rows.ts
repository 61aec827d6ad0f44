import { formatNumber } from '#kernel';
import type { ContestPerson } from '#registrations';
import { explainedLines, type Standing, type StandingRow } from '#results';
import { type RuleSentences, type RuleSet, quizSummary } from '#rules';
import { placeName } from '../../edge/place-name.js';
import type { PrizeTagView } from '../../portal/view-models.js';
import { tagAmong } from '../../portal/results/prize-words.js';
import type { StandingRowView } from '../view-models.js';
import { personCode } from './person-code.js';
import type { StandingColumn } from './standing-columns.js';
import { tiesAmong } from './ties.js';

/** Consecutive lines of a standing (or those that were found), and what their rows need. */
export interface RowFacts {
  lines: readonly StandingRow[];
  people: ReadonlyMap<string, ContestPerson>;
  columns: readonly StandingColumn[];
  standing: Standing;
  ruleSet: RuleSet;
  /** When the round really opened. */
  opensAt: Date;
  chain: RuleSentences['ranking'];
  /** Number of the article of the rules that says how it is ranked. */
  article: number | undefined;
  fullScore: number | undefined;
  urlOf: (rank: number) => string;
  /** Found lines are not neighbours: nothing stands between them. */
  isSearch: boolean;
}

const NO_TIES: ReturnType<typeof tiesAmong> = { before: new Map(), close: new Set() };

/** The rows of a standing: people, why they stand so where that is not plain, and where the prizes end. */
export function standingRows(facts: RowFacts): StandingRowView[] {
  const { lines, isSearch, standing, ruleSet } = facts;
  const summary = quizSummary(standing.summary);
  const ties = isSearch
    ? NO_TIES
    : tiesAmong({ ...facts, summary, lines: explainedLines(ruleSet, { ...summary, opensAt: facts.opensAt.getTime() }, lines) });
  const lastPrize = Math.max(0, ...standing.summary.prizes.awards.map(({ rank }) => rank));
  return lines.flatMap((line, at): StandingRowView[] => [
    ...(!isSearch && lastPrize > 0 && line.rank === lastPrize + 1 && at > 0 ? [{ divider: endOfPrizes(facts) }] : []),
    ...(ties.before.get(line.rank) ?? []).map((tie) => ({ tie })),
    personRow(facts, line, ties.close.has(line.rank)),
  ]);
}

function personRow({ people, columns, urlOf, standing, ruleSet }: RowFacts, line: StandingRow, isTied: boolean): StandingRowView {
  const person = people.get(line.person);
  const isPassedOver = standing.summary.prizes.passedOver.some((one) => one.person === line.person);
  return {
    rank: formatNumber(line.rank),
    name: nameOf(person),
    url: urlOf(line.rank),
    detail: [unitOf(person), isPassedOver ? 'không nhận thêm giải' : ''].filter(Boolean).join(', '),
    code: personCode(line.person),
    cells: columns.map((column) => ({ text: column.text(line), isNumber: true })),
    prize: prizeOf(standing, ruleSet, line.person),
    isTied,
  };
}

/** What remains of somebody who had their name removed. */
export function nameOf(person: ContestPerson | undefined): string {
  return person?.fullName ?? 'Người dự thi đã xóa tên';
}

/** "Phường 9, thành phố Đà Lạt" */
export function unitOf(person: ContestPerson | undefined): string {
  return person ? placeName({ name: person.unitName, place: person.unitPlace }) : '';
}

/** The prize that the standing proposes for a person, and after the approval gives. */
export function prizeOf({ summary }: Standing, ruleSet: RuleSet, pseudonym: string): PrizeTagView | undefined {
  const award = summary.prizes.awards.find(({ person }) => person === pseudonym);
  const group = award && ruleSet.prizes.find(({ code }) => code === award.group);
  return award && tagAmong(group?.tiers ?? [], award.tier);
}

function endOfPrizes({ ruleSet, standing }: RowFacts): string {
  const groups = ruleSet.prizes.filter((group) => standing.summary.prizes.awards.some((award) => award.group === group.code));
  return groups.some(({ rollDown }) => rollDown) ? 'Hết giải. Dưới đây là người dự bị nếu có người bị loại.' : 'Hết giải.';
}
