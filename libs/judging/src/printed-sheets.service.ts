import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { type MarkingSheetData, MarkingSheets } from '#documents';
import { Clock, type RoundId } from '#kernel';
import { formatPoints, fullPhaseScore, type JudgingCriterion, needsVote } from '#rules';
import type { SubmissionId } from '#submissions';
import { Assignments } from './assignments.service.js';
import { Councils } from './councils.service.js';
import { readSheetCode, sheetCode } from './domain/sheet-code.js';
import { visibleTo } from './domain/visible-to.js';
import type { SeatId } from './entities/council-seat.entity.js';
import type { AssignmentId, JudgeAssignment } from './entities/judge-assignment.entity.js';
import type { PhaseRow } from './entities/judging-phase.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame, type ListedEntry, type PhaseFrame } from './judging-frame.service.js';
import { Submitted } from './submitted.service.js';

/** Which sheets are printed; left out: all of the phase. */
export interface WantedSheets {
  seatId?: SeatId;
  /** Where a sheet's QR code leads, up to the code itself: "https://…/phieu/". */
  place: string;
}

/** Score sheets on paper: printed for judges, found again by their codes. They say no more of an entry than a judge may see. */
@Injectable()
export class PrintedSheets {
  constructor(
    private readonly frame: JudgingFrame,
    private readonly assignments: Assignments,
    private readonly councils: Councils,
    private readonly submitted: Submitted,
    private readonly accounts: Accounts,
    private readonly renderer: MarkingSheets,
    private readonly clock: Clock,
  ) {}

  /**
   * The sheets of a phase as one PDF, judge by judge in the order of the entry numbers.
   * @throws MarkingError PHASE_UNKNOWN, NO_ENTRIES when nothing is assigned; DocumentError
   */
  async pdf(roundId: RoundId, phase: string, wanted: WantedSheets): Promise<Buffer> {
    const sheets = await this.sheets(roundId, phase, wanted);
    if (sheets.length === 0) throw new MarkingError('NO_ENTRIES');
    return this.renderer.render(sheets, this.clock.now());
  }

  /** What stands on them. */
  async sheets(roundId: RoundId, phase: string, { seatId, place }: WantedSheets): Promise<MarkingSheetData[]> {
    const frame = await this.frame.frame(roundId, phase);
    const row = await this.frame.row(roundId, phase);
    const assigned = (await this.assignments.of(roundId, phase)).filter((one) => seatId === undefined || one.seatId === seatId);
    const seats = await this.councils.several(assigned.map((one) => one.seatId));
    const accounts = await this.accounts.findMany([...seats.values()].map(({ accountId }) => accountId));
    const entries = new Map((await this.frame.entriesOf(roundId, phase)).map((entry) => [entry.submissionId, entry]));
    const titles = await this.titles(row, [...entries.values()]);
    return assigned
      .map((one) => {
        const account = seats.get(one.seatId)?.accountId;
        const judge = (account && accounts.get(account)?.fullName) ?? '';
        const { entryNumber } = entries.get(one.submissionId) as ListedEntry;
        const data = this.sheet(frame, one, { entryNumber, title: titles.get(one.submissionId) ?? '', judge, place });
        return { seat: one.seatId, data };
      })
      .sort((a, b) => (a.seat === b.seat ? a.data.entryNumber - b.data.entryNumber : a.seat < b.seat ? -1 : 1))
      .map(({ data }) => data);
  }

  /** The assignment whose sheet carries a code, as somebody has typed it. @throws MarkingError ASSIGNMENT_NOT_FOUND */
  async byCode(roundId: RoundId, phase: string, typed: string): Promise<AssignmentId> {
    const code = readSheetCode(typed);
    const found = (await this.assignments.of(roundId, phase)).find(({ id }) => sheetCode(id) === code);
    if (!found) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    return found.id;
  }

  /** What a judge may read as the title of each entry; what may not be seen is not looked up. */
  private async titles(row: PhaseRow, entries: readonly ListedEntry[]): Promise<ReadonlyMap<SubmissionId, string>> {
    if (visibleTo('judge', row, 'title')) return this.submitted.titles(entries);
    return visibleTo('judge', row, 'blindTitle') ? this.frame.blindTitles(row.roundId, row.phase) : new Map();
  }

  private sheet(
    { running, part, rules }: PhaseFrame,
    { id }: JudgeAssignment,
    { entryNumber, title, judge, place }: { entryNumber: number; title: string; judge: string; place: string },
  ): MarkingSheetData {
    const code = sheetCode(id);
    return {
      contest: running.ruleSet.contest.name,
      phase: `${part.name} – ${rules.name}`,
      council: running.ruleSet.teams.find((team) => team.code === rules.council)?.name ?? '',
      ...{ entryNumber, title, judge },
      criteria: rules.criteria.map(criterionWords),
      total: formatPoints(fullPhaseScore(rules) / 1000),
      ...{ hasVote: needsVote(rules), code, url: `${place}${code}` },
    };
  }
}

function criterionWords({ name, detail = '', maximum, weight, minimum, failsOut }: JudgingCriterion): MarkingSheetData['criteria'][number] {
  return {
    ...{ name, detail, maximum: formatPoints(maximum) },
    weight: weight === undefined || weight === 1 ? '' : `hệ số ${formatPoints(weight)}`,
    minimum: minimum === undefined ? '' : `tối thiểu ${formatPoints(minimum)}${failsOut ? ', không đạt thì loại' : ''}`,
  };
}
