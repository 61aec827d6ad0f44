import type { ContestPerson } from '#registrations';
import { formatNumber } from '#kernel';
import { formatPoints, type RuleSet, type StandingMove, type StandingPlace, tierOf } from '#rules';
import { headCell, stateCell, textCell } from '../listing.js';
import type { CellView, TableView } from '../view-models.js';
import type { NamedSubmission } from './judged-names.js';
import { personCode } from './person-code.js';
import { nameOf, unitOf } from './standing-rows.js';

export interface MovesFacts {
  ruleSet: RuleSet;
  moves: readonly StandingMove[];
  /** By pseudonym; who is missing has had the name removed. */
  names: ReadonlyMap<string, ContestPerson>;
  /** Of a part of submissions: those that move, by id; they stand in the place of people. */
  submissions?: ReadonlyMap<string, NamedSubmission> | undefined;
  /** The pseudonym of whom it is about. */
  marked: string | undefined;
  /** "Ai vào giải, ai ra khỏi giải tuần 1" */
  label: string;
  /** How the places are called that would be. */
  after: string;
}

/** Who moves in or out of prizes: each person's place and prize as they stand and as they would be. */
export function movesTable({ ruleSet, moves, names, submissions = new Map(), marked, label, after: then }: MovesFacts): TableView {
  return {
    label,
    columns: [{ label: submissions.size > 0 ? 'Bài dự thi' : 'Người dự thi' }, { label: 'Hiện nay' }, { label: then }, { label: 'Giải' }],
    rows: moves.map(({ person, before, after }) => ({
      cells: [
        submissionCell(submissions.get(person)) ??
          headCell(nameOf(names.get(person)), undefined, [unitOf(names.get(person)), personCode(person)].filter(Boolean).join(', ')),
        placeCell(before),
        placeCell(after),
        prizeCell(ruleSet, before, after),
      ],
      isMarked: person === marked,
    })),
  };
}

function submissionCell(submission: NamedSubmission | undefined): CellView | undefined {
  return submission && headCell(submission.fullName, undefined, `${submission.number}, ${submission.title}`);
}

function placeCell(place: StandingPlace | null): CellView {
  return place ? textCell(`Hạng\u00a0${formatNumber(place.rank)}`, `${formatPoints(place.points)} điểm`) : textCell('Không xếp hạng');
}

function prizeCell(ruleSet: RuleSet, before: StandingPlace | null, after: StandingPlace | null): CellView {
  const [was, is] = [prizesOf(ruleSet, before), prizesOf(ruleSet, after)];
  if (was === is) return textCell(is === '' ? 'Không có giải' : is);
  if (was === '') return stateCell('done', `Vào ${is}`);
  return is === '' ? stateCell('stopped', `Ra khỏi ${was}`) : stateCell('now', `Từ ${was} sang ${is}`);
}

function prizesOf(ruleSet: RuleSet, place: StandingPlace | null): string {
  return (place?.prizes ?? [])
    .map((code) => {
      const [group = '', tier = ''] = code.split('.');
      return tierOf(ruleSet, group, tier)?.tier.name ?? '';
    })
    .join(', ');
}
