import { Injectable } from '@nestjs/common';
import type { RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import { sheetTotal } from '#rules';
import { TenantContext, UnitOfWork } from '#tenancy';
import { type EvenedTotal, evenedTotals, severities, type Severity } from './domain/severity.js';
import type { SeatId } from './entities/council-seat.entity.js';
import type { PhaseState } from './entities/judging-phase.entity.js';
import { type EntryResult, JudgedSheets } from './judged-sheets.service.js';
import { JudgingFrame } from './judging-frame.service.js';
import { Submitted } from './submitted.service.js';

/** How far one judge is in a phase. */
export interface JudgeProgress {
  seatId: SeatId;
  assigned: number;
  /** Saved and not finished. */
  begun: number;
  finished: number;
  /** When something was last saved. */
  lastSavedAt: Date | null;
}

/** How far a phase is. */
export interface PhaseProgress {
  phase: string;
  state: PhaseState;
  /** Entries that are still in the running: neither withdrawn nor cancelled. */
  entries: number;
  /** Entries that have all their sheets. */
  done: number;
  /** Sheets that are still to come. */
  missingSheets: number;
  /** Entries whose judges are too far apart and that have no further judge yet. */
  awaitFurther: number;
  judges: JudgeProgress[];
}

/** Marks beside each other, for the secretariat. No rule reads it: the ranking knows the raw marks alone. */
export interface MarksBesideEachOther {
  severities: Severity[];
  totals: (EvenedTotal & { entryNumber: number })[];
}

const PROGRESS = hotStatement<[tenant: string, round: string], JudgeProgress & { phase: string }>(
  'judging-progress',
  `select a.phase, a.seat_id as "seatId", count(*)::int as assigned,
     count(*) filter (where s.version is null and s.revision > 0)::int as begun, count(*) filter (where s.version is not null)::int as finished,
     max(s.saved_at) filter (where s.revision > 0) as "lastSavedAt"
   from judge_assignments a
   left join score_sheets s on s.tenant_id = a.tenant_id and s.assignment_id = a.id
   where a.tenant_id = $1 and a.round_id = $2 and a.ended is null and (s.version is not null or not exists (
     select from submissions_out o where o.tenant_id = a.tenant_id and o.submission_id = a.submission_id offset 0))
   group by a.phase, a.seat_id order by a.phase, a.seat_id`,
);

/** How far judging is, for the secretariat. */
@Injectable()
export class JudgingProgress {
  constructor(
    private readonly frame: JudgingFrame,
    private readonly sheets: JudgedSheets,
    private readonly submitted: Submitted,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Every phase that was prepared, in their order. */
  async of(roundId: RoundId): Promise<PhaseProgress[]> {
    const judges = await this.judges(roundId);
    const out = await this.submitted.out(roundId);
    const rows = new Map((await this.frame.rows(roundId)).map((row) => [row.phase, row]));
    const progress: PhaseProgress[] = [];
    for (const { rules } of await this.frame.frames(roundId)) {
      const row = rows.get(rules.code);
      if (!row) continue;
      const results = (await this.sheets.results(roundId, rules)).filter(({ submissionId }) => !out.has(submissionId));
      progress.push({
        ...{ phase: rules.code, state: row.state, entries: results.length },
        done: results.filter(({ result }) => result.missing === 0).length,
        missingSheets: results.reduce((sum, { result }) => sum + result.missing, 0),
        awaitFurther: results.filter(({ result }) => result.needsFurtherJudge).length,
        judges: judges
          .filter(({ phase }) => phase === rules.code)
          .map(({ seatId, assigned, begun, finished, lastSavedAt }) => ({ seatId, assigned, begun, finished, lastSavedAt })),
      });
    }
    return progress;
  }

  /** How far each judge of one phase is; in one statement. */
  async judgesOf(roundId: RoundId, phase: string): Promise<JudgeProgress[]> {
    return (await this.judges(roundId)).filter((one) => one.phase === phase);
  }

  /** Whether every phase of the rules is closed: nothing is missing for the ranking. */
  async isOver(roundId: RoundId): Promise<boolean> {
    const states = new Map((await this.frame.rows(roundId)).map(({ phase, state }) => [phase, state]));
    return (await this.frame.frames(roundId)).every(({ rules }) => states.get(rules.code) === 'closed');
  }

  /**
   * How strict each judge of a phase marks, and every total beside its evened form.
   * @param known what every entry has, where the caller has read it already
   */
  async besideEachOther(roundId: RoundId, phase: string, known?: readonly EntryResult[]): Promise<MarksBesideEachOther> {
    const { rules } = await this.frame.frame(roundId, phase);
    const results = known ?? (await this.sheets.results(roundId, rules));
    const totals = results.flatMap(({ counted, submissionId }: EntryResult) =>
      counted.map(({ seatId, points }) => ({ seat: seatId, submission: submissionId, total: sheetTotal(rules, points) / 1000 })),
    );
    const numbers = new Map(results.map(({ submissionId, entryNumber }) => [submissionId as string, entryNumber]));
    return {
      severities: severities(totals),
      totals: evenedTotals(totals).map((one) => ({ ...one, entryNumber: numbers.get(one.submission) ?? 0 })),
    };
  }

  private async judges(roundId: RoundId): Promise<(JudgeProgress & { phase: string })[]> {
    return this.unitOfWork.run<(JudgeProgress & { phase: string })[]>((manager) =>
      manager.query(PROGRESS.text, [this.context.tenantId(), roundId]),
    );
  }
}
