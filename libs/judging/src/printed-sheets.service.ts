import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { type MarkingSheetData, MarkingSheets } from '#documents';
import { Clock, type RoundId } from '#kernel';
import { formatPoints, type JudgingCriterion, needsVote } from '#rules';
import { Assignments } from './assignments.service.js';
import { Councils } from './councils.service.js';
import { readSheetCode, sheetCode } from './domain/sheet-code.js';
import { seen } from './domain/visible-to.js';
import type { SeatId } from './entities/council-seat.entity.js';
import type { AssignmentId, JudgeAssignment } from './entities/judge-assignment.entity.js';
import type { PhaseRow } from './entities/judging-phase.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame, type PhaseFrame } from './judging-frame.service.js';
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
    const sheets: { seat: SeatId; data: MarkingSheetData }[] = [];
    for (const one of assigned) {
      const account = seats.get(one.seatId)?.accountId;
      const judge = (account && accounts.get(account)?.fullName) ?? '';
      sheets.push({ seat: one.seatId, data: await this.sheet(frame, one, { row, judge, place }) });
    }
    return sheets
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

  private async sheet(
    { round, running, part, rules }: PhaseFrame,
    { id, submissionId }: JudgeAssignment,
    { row, judge, place }: { row: PhaseRow; judge: string; place: string },
  ): Promise<MarkingSheetData> {
    const entry = await this.frame.entryOf(round.id, rules.code, submissionId);
    const { title = '', blindTitle = '' } = await seen<{ title: string; blindTitle: string }>('judge', row, {
      title: async () => (await this.submitted.title(submissionId, entry.version)) ?? '',
      blindTitle: () => (entry.releasedAt === null ? '' : (entry.blindCopy?.title ?? '')),
    });
    const code = sheetCode(id);
    return {
      contest: running.ruleSet.contest.name,
      phase: `${part.name} – ${rules.name}`,
      council: running.ruleSet.teams.find((team) => team.code === rules.council)?.name ?? '',
      ...{ entryNumber: entry.entryNumber, title: title || blindTitle, judge },
      criteria: rules.criteria.map(criterionWords),
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
