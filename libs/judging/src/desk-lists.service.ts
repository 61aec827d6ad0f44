import { Injectable } from '@nestjs/common';
import type { AccountId, RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import type { SubmissionId } from '#submissions';
import { TenantContext, UnitOfWork } from '#tenancy';
import { visibleTo } from './domain/visible-to.js';
import type { AssignmentId } from './entities/judge-assignment.entity.js';
import type { PhaseState } from './entities/judging-phase.entity.js';
import { JudgingFrame, type PhaseFrame } from './judging-frame.service.js';
import { type PhaseWords, wordsOf } from './phase-words.js';
import { Submitted } from './submitted.service.js';

/** How far a judge is with a sheet. */
export type SheetState = 'untouched' | 'begun' | 'finished';

/** An entry in a judge's list: by its number, and by nothing that tells when or from where it came. */
export interface DeskLine {
  assignmentId: AssignmentId;
  entryNumber: number;
  /** Name of the theme; null where there is none. */
  theme: string | null;
  isFurther: boolean;
  state: SheetState;
}

/** A phase in which a judge marks. */
export interface DeskPhase extends PhaseWords {
  roundId: RoundId;
  phase: string;
  state: PhaseState;
  isBlind: boolean;
  entries: number;
  begun: number;
  finished: number;
}

/** Which of the entries of a phase are listed. */
export interface DeskQuery {
  /** Left out: all. */
  state?: SheetState | undefined;
  skip: number;
  limit: number;
}

/** The entries beside one that its judge has not finished: the one before, and the next, which after the last is the first. */
export interface DeskNeighbours {
  previous: { assignmentId: AssignmentId; entryNumber: number } | null;
  next: { assignmentId: AssignmentId; entryNumber: number } | null;
  /** Unfinished ones besides. */
  left: number;
}

/** What a page of the list shows. */
export interface DeskPage {
  phases: DeskPhase[];
  /** One of them. */
  shown: DeskPhase;
  lines: DeskLine[];
  /** The first that is not finished. */
  first: DeskNeighbours['next'];
}

/** A phase with what its lines are named by. */
interface FramedPhase {
  phase: DeskPhase;
  themes: PhaseFrame['part']['themes'];
}

interface PhaseCounts {
  roundId: RoundId;
  phase: string;
  state: PhaseState;
  isBlind: boolean;
  entries: number;
  begun: number;
  finished: number;
}

/** Not what nobody needs to mark any more, unless it was marked; looked up one by one, whatever the planner knows of the tables ("offset 0"). */
const STANDS = `(s.version is not null or not exists (
     select from submissions_out o where o.tenant_id = a.tenant_id and o.submission_id = a.submission_id offset 0))`;
/** What is assigned to a person and has not ended, in phases that are not being prepared any more; the sheet as `s`. */
const ASSIGNED = `from council_seats c
   join judge_assignments a on a.tenant_id = c.tenant_id and a.seat_id = c.id and a.ended is null
   join judging_phases p on p.tenant_id = a.tenant_id and p.round_id = a.round_id and p.phase = a.phase and p.state <> 'prepared'
   left join score_sheets s on s.tenant_id = a.tenant_id and s.assignment_id = a.id`;
const OWN = 'c.tenant_id = $1 and c.account_id = $2 and c.left_at is null';
const NUMBERED = `join judged_entries e on e.tenant_id = a.tenant_id and e.round_id = a.round_id and e.phase = a.phase
     and e.submission_id = a.submission_id`;
const STATE = "case when s.version is not null then 'finished' when s.revision > 0 then 'begun' else 'untouched' end";

const PHASES = hotStatement<[tenant: string, account: string], PhaseCounts>(
  'judge-desk-phases',
  `select a.round_id as "roundId", a.phase, p.state, p.is_blind as "isBlind", count(*)::int as entries,
     count(*) filter (where s.version is null and s.revision > 0)::int as begun, count(s.version)::int as finished
   ${ASSIGNED} where ${OWN} and ${STANDS} group by a.round_id, a.phase, p.state, p.is_blind, p.ordinal order by a.round_id, p.ordinal`,
);

type Row = Omit<DeskLine, 'theme'> & { submissionId: SubmissionId; version: number };
/** All lines of a phase at once: a thousand are read as quickly as what has to be sorted for fifty of them. */
const LINES = hotStatement<[tenant: string, account: string, round: string, phase: string], Row>(
  'judge-desk-lines',
  // From the judge's seats to what is theirs, and from there to the entries one by one ("offset 0"): the planner would begin at all
  // entries of the phase and look for the judge at each of them.
  `select a.id as "assignmentId", a.submission_id as "submissionId", e.version, e.entry_number as "entryNumber",
     a.is_further as "isFurther", ${STATE} as state
   from judge_assignments a
   cross join lateral (
     select version, entry_number from judged_entries e
     where e.tenant_id = a.tenant_id and e.round_id = a.round_id and e.phase = a.phase and e.submission_id = a.submission_id offset 0
   ) e
   left join score_sheets s on s.tenant_id = a.tenant_id and s.assignment_id = a.id
   where a.tenant_id = $1 and a.round_id = $3 and a.phase = $4 and a.ended is null
     and a.seat_id = any (array(select c.id from council_seats c where ${OWN})) and ${STANDS}
   order by e.entry_number`,
);

interface Beside {
  previousId: AssignmentId | null;
  previousNumber: number | null;
  nextId: AssignmentId | null;
  nextNumber: number | null;
  left: number;
}
const BESIDE = hotStatement<[tenant: string, account: string, round: string, phase: string, number: number], Beside>(
  'judge-desk-beside',
  `with open as (
     select a.id, e.entry_number as number ${ASSIGNED} ${NUMBERED}
     where ${OWN} and a.round_id = $3 and a.phase = $4 and s.version is null and e.entry_number <> $5 and ${STANDS}
   )
   select b.id as "previousId", b.number as "previousNumber", n.id as "nextId", n.number as "nextNumber",
     (select count(*)::int from open) as left
   from (select 1) as one
   left join lateral (select id, number from open where number < $5 order by number desc limit 1) b on true
   left join lateral (select id, number from open order by number < $5, number limit 1) n on true`,
);

/** What lies on a judge's desk: the phases, the entries of one, what is beside another. Entries themselves are opened by `JudgeDesk`. */
@Injectable()
export class DeskLists {
  constructor(
    private readonly frame: JudgingFrame,
    private readonly submitted: Submitted,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * A page of the list: the phases, of the chosen one some lines and the first entry that is not finished; in one transaction.
   * @param choose which phase is shown; undefined when there is none
   */
  async page(
    accountId: AccountId,
    choose: (phases: readonly DeskPhase[]) => DeskPhase | undefined,
    query: DeskQuery,
  ): Promise<DeskPage | undefined> {
    return this.unitOfWork.run(async () => {
      const framed = await this.framed(accountId);
      const phases = framed.map(({ phase }) => phase);
      const shown = choose(phases);
      const found = framed.find(({ phase }) => phase === shown);
      if (!found) return undefined;
      const rows = await this.rowsOf(accountId, found.phase);
      const first = rows.find((row) => row.state !== 'finished');
      return {
        ...{ phases, shown: found.phase, lines: await this.shown(rows, found, query) },
        first: first ? { assignmentId: first.assignmentId, entryNumber: first.entryNumber } : null,
      };
    });
  }

  /** What lies beside an entry on the person's desk. */
  async beside(
    accountId: AccountId,
    { roundId, phase, entryNumber }: { roundId: RoundId; phase: string; entryNumber: number },
  ): Promise<DeskNeighbours> {
    const values = [this.context.tenantId(), accountId, roundId, phase, entryNumber];
    const [row] = await this.unitOfWork.run<Beside[]>((manager) => manager.query(BESIDE.text, values));
    const one = (assignmentId: AssignmentId | null = null, entryNumber: number | null = null): DeskNeighbours['next'] =>
      assignmentId === null || entryNumber === null ? null : { assignmentId, entryNumber };
    return { previous: one(row?.previousId, row?.previousNumber), next: one(row?.nextId, row?.nextNumber), left: row?.left ?? 0 };
  }

  private async framed(accountId: AccountId): Promise<FramedPhase[]> {
    const counts = await this.unitOfWork.run<PhaseCounts[]>((manager) => manager.query(PHASES.text, [this.context.tenantId(), accountId]));
    const framed: FramedPhase[] = [];
    for (const own of counts) {
      const frame = await this.frame.frame(own.roundId, own.phase);
      framed.push({ phase: { ...own, ...wordsOf(frame) }, themes: frame.part.themes });
    }
    return framed;
  }

  private async rowsOf(accountId: AccountId, { roundId, phase }: DeskPhase): Promise<Row[]> {
    return this.unitOfWork.run<Row[]>((manager) => manager.query(LINES.text, [this.context.tenantId(), accountId, roundId, phase]));
  }

  private async shown(rows: readonly Row[], { phase, themes }: FramedPhase, { state, skip, limit }: DeskQuery): Promise<DeskLine[]> {
    const wanted = rows.filter((row) => state === undefined || row.state === state).slice(skip, skip + limit);
    const showsThemes = themes.length > 0 && visibleTo('judge', phase, 'theme');
    const known = showsThemes ? await this.submitted.themes(wanted.map(({ submissionId: id, version }) => ({ id, version }))) : undefined;
    const names = new Map<string | null, string>(themes.map(({ code, name }) => [code, name]));
    return wanted.map(({ assignmentId, submissionId, entryNumber, isFurther, state: now }) => {
      const theme = names.get(known?.get(submissionId) ?? null) ?? null;
      return { assignmentId, entryNumber, isFurther, state: now, theme };
    });
  }
}
