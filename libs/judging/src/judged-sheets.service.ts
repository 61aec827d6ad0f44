import { Injectable } from '@nestjs/common';
import type { RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import type { JudgingPhase, PhaseResult, ScoreSheet } from '#rules';
import type { SubmissionId } from '#submissions';
import { TenantContext, UnitOfWork } from '#tenancy';
import { countedSheets, type LeftOutBecause } from './domain/counted-sheets.js';
import type { Comments, Points } from './domain/sheet-content.js';
import type { SeatId } from './entities/council-seat.entity.js';
import type { AssignmentId } from './entities/judge-assignment.entity.js';
import { JudgingFrame } from './judging-frame.service.js';

/** A finished sheet with where it comes from. */
export interface WholeSheet {
  assignmentId: AssignmentId;
  phase: string;
  submissionId: SubmissionId;
  entryNumber: number;
  seatId: SeatId;
  judge: string;
  isFurther: boolean;
  points: Points;
  /** Only where one entry alone was asked for: thousands of sheets are read for their points. */
  comments: Comments;
  agrees: boolean | null;
  version: number;
  sha256: string;
  /** Why the assignment ended; null while it goes on. */
  ended: 'recused' | 'taken-back' | null;
  hasConflict: boolean;
}

/** A finished sheet that does not count. */
export interface LeftOutSheet {
  sheet: WholeSheet;
  because: LeftOutBecause;
}

/** What is known of one entry in one phase. */
export interface EntryResult {
  submissionId: SubmissionId;
  entryNumber: number;
  counted: WholeSheet[];
  leftOut: LeftOutSheet[];
  result: PhaseResult;
}

const SHEETS = hotStatement<[tenant: string, round: string, phase: string | null, submission: string | null], WholeSheet>(
  'judging-finished-sheets',
  // From each assignment to its entry and its sheet by their keys ("offset 0"): where the planner knows nothing of the tables yet, it
  // would go through all sheets for each assignment.
  `select a.id as "assignmentId", a.phase, a.submission_id as "submissionId", e.entry_number as "entryNumber", a.seat_id as "seatId",
     c.pseudonym as judge, a.is_further as "isFurther", f.points,
     case when $4::uuid is null then '{}'::jsonb else f.comments end as comments, f.agrees, f.version, f.sha256, a.ended,
     exists (select from judge_conflicts k join council_seats o on o.tenant_id = $1 and o.id = k.seat_id
       where k.tenant_id = $1 and k.submission_id = a.submission_id and o.contest_id = c.contest_id and o.account_id = c.account_id
       and k.said_at <= coalesce(e.closed_at, p.closed_at, 'infinity')
       and (k.withdrawn_at is null or k.withdrawn_at > coalesce(e.closed_at, p.closed_at))) as "hasConflict"
   from judge_assignments a
   join judging_phases p on p.tenant_id = $1 and p.round_id = $2 and p.phase = a.phase
   join council_seats c on c.tenant_id = $1 and c.id = a.seat_id
   cross join lateral (select j.entry_number, j.closed_at from judged_entries j
     where j.tenant_id = $1 and j.round_id = $2 and j.phase = a.phase and j.submission_id = a.submission_id offset 0) e
   cross join lateral (select d.* from score_sheets s join finished_sheets d on d.tenant_id = $1 and d.assignment_id = a.id and d.version = s.version
     where s.tenant_id = $1 and s.assignment_id = a.id offset 0) f
   where a.tenant_id = $1 and a.round_id = $2 and ($3::text is null or a.phase = $3) and ($4::uuid is null or a.submission_id = $4)
   order by e.entry_number, c.pseudonym, a.id`,
);

/**
 * The finished sheets of a round: what the ranking reads, and what does not count but stays. A conflict that is said after a
 * phase was closed changes nothing in what was marked by then: that is a matter of correcting the result.
 */
@Injectable()
export class JudgedSheets {
  constructor(
    private readonly frame: JudgingFrame,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Every sheet that counts, by pseudonyms, as `rankSubmissions` takes them: finished, of an assignment that goes on, by
   * somebody without a conflict; a further judge's where the rules still call for one.
   */
  async of(roundId: RoundId): Promise<ScoreSheet[]> {
    return (await this.everyResult(roundId)).flatMap(({ counted }) => counted.map(scoreSheet));
  }

  /** Both: what counts, and what does not. */
  async whole(roundId: RoundId): Promise<{ sheets: ScoreSheet[]; leftOut: LeftOutSheet[] }> {
    const results = await this.everyResult(roundId);
    return { sheets: results.flatMap(({ counted }) => counted.map(scoreSheet)), leftOut: results.flatMap(({ leftOut }) => leftOut) };
  }

  /** Finished sheets that do not count, and why; for the secretariat and the minutes. */
  async leftOut(roundId: RoundId): Promise<LeftOutSheet[]> {
    return (await this.everyResult(roundId)).flatMap(({ leftOut }) => leftOut);
  }

  /**
   * What every entry of a phase has, by entry number; also those without a sheet.
   * @param only one entry alone
   */
  async results(roundId: RoundId, rules: JudgingPhase, only?: SubmissionId): Promise<EntryResult[]> {
    const entries = only ? [await this.frame.entryOf(roundId, rules.code, only)] : await this.frame.entriesOf(roundId, rules.code);
    const sheets = Map.groupBy(await this.sheets(roundId, rules.code, only), ({ submissionId }) => submissionId);
    return entries.map(({ submissionId, entryNumber }) => ({
      submissionId,
      entryNumber,
      ...judged(rules, sheets.get(submissionId) ?? []),
    }));
  }

  /** Every finished sheet of a round, or of one phase, whether or not it counts. */
  async sheets(roundId: RoundId, phase: string | null = null, only: SubmissionId | null = null): Promise<WholeSheet[]> {
    const values = [this.context.tenantId(), roundId, phase, only];
    return this.unitOfWork.run<WholeSheet[]>((manager) => manager.query(SHEETS.text, values));
  }

  private async everyResult(roundId: RoundId): Promise<EntryResult[]> {
    const results: EntryResult[] = [];
    for (const { rules } of await this.frame.frames(roundId)) results.push(...(await this.results(roundId, rules)));
    return results;
  }
}

function judged(rules: JudgingPhase, sheets: readonly WholeSheet[]): Pick<EntryResult, 'counted' | 'leftOut' | 'result'> {
  const because = ({ ended, hasConflict }: WholeSheet): LeftOutBecause | undefined => (hasConflict ? 'conflict' : (ended ?? undefined));
  const standing = sheets.filter((sheet) => because(sheet) === undefined);
  const { sheets: counted, notCalled, result } = countedSheets(rules, standing.map(scoreSheet));
  const judges = new Set(counted.map(({ judge }) => judge));
  const uncalled = new Set(notCalled.map(({ judge }) => judge));
  return {
    counted: standing.filter(({ judge }) => judges.has(judge)),
    leftOut: sheets.flatMap((sheet): LeftOutSheet[] => {
      const reason = because(sheet) ?? (uncalled.has(sheet.judge) ? 'not-called' : undefined);
      return reason === undefined ? [] : [{ sheet, because: reason }];
    }),
    result,
  };
}

function scoreSheet({ submissionId, phase, judge, points, agrees, isFurther }: WholeSheet): ScoreSheet {
  return {
    ...{ submission: submissionId, phase, judge, points },
    ...(agrees !== null && { agrees }),
    ...(isFurther && { further: true }),
  };
}
