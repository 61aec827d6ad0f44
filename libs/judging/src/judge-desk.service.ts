import { Injectable } from '@nestjs/common';
import type { AccountId, DocumentModel, RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import { formatEndOf, type JudgingCriterion, nameOfIn, needsVote, scoreSheetDocument, type TextBlock } from '#rules';
import type { SubmissionFile, SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { BLANK_SHEET, type SheetContent } from './domain/sheet-content.js';
import { seen, visibleTo } from './domain/visible-to.js';
import type { AssignmentId } from './entities/judge-assignment.entity.js';
import { FinishedSheet, SheetDraft, SheetReopening } from './entities/score-sheet.entity.js';
import type { JudgedEntry, PhaseRow, PhaseState } from './entities/judging-phase.entity.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame, type PhaseFrame } from './judging-frame.service.js';
import { type OwnAssignment, OwnAssignments } from './own-assignments.service.js';
import { contentOf } from './score-sheets.service.js';
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
export interface DeskPhase {
  roundId: RoundId;
  phase: string;
  name: string;
  /** "Thi viết" */
  part: string;
  contest: string;
  state: PhaseState;
  isBlind: boolean;
  /** "17:00 ngày 05/11/2024": until when the rules have it go; null where they do not say. */
  until: string | null;
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

/** What of an entry a judge reads; which of these there are is decided by `visibleTo`. */
export interface SeenEntry {
  entryNumber: number;
  /** Name of the theme. */
  theme: string | null;
  blindTitle: string | null;
  /** Of a blind phase; without blocks where the files hold no text: then there is a paper copy. */
  blindText: { blocks: TextBlock[]; isReadable: boolean } | null;
  /** Of a blind phase: where the video is, if the secretariat has let that out. */
  blindLink: string | null;
  title: string;
  text: TextBlock[];
  /** Where the video is to be seen; null where there is none. */
  link: string | null;
  /** The originals, by their ids. */
  files: { id: string; fileName: string | null; kind: string | null }[];
  authors: { fullName: string | null; position: string | null; unitName: string | null }[];
  /** What the others gave, by pseudonyms in the order of the alphabet. */
  othersSheets: { judge: string; content: SheetContent }[];
  /** Points; null while a sheet is missing. */
  total: number | null;
}

/** What a judge has before them when an entry is open. */
export interface DeskEntry {
  assignmentId: AssignmentId;
  roundId: RoundId;
  phase: string;
  phaseName: string;
  /** "Thi viết" */
  part: string;
  contest: string;
  council: string;
  state: PhaseState;
  isBlind: boolean;
  /** See `DeskPhase.until`. */
  until: string | null;
  criteria: readonly JudgingCriterion[];
  needsVote: boolean;
  entry: Partial<SeenEntry>;
  sheet: SheetContent & { revision: number; version: number | null };
  /** When the sheet was last saved; null before. */
  savedAt: Date | null;
  /** The sheet as it was finished and counts. */
  finished: Pick<FinishedSheet, 'finishedAt' | 'source' | 'sha256'> | null;
  /** What was last asked about opening this version of the sheet again, and whether by its judge; what others write of it is not theirs. */
  reopening: (Pick<SheetReopening, 'askedAt' | 'decision'> & { isOwn: boolean }) | null;
}

/** An original file under a name that tells nothing, for whoever sends it. */
export interface DeskFile {
  file: Pick<SubmissionFile, 'id' | 'submissionId'> & { kind: NonNullable<SubmissionFile['kind']> };
  /** "Bài 417, tệp 2" */
  name: string;
}

/** What judges see: their own assignments, and of these what the phase shows. The only way from a judge to an entry. */
@Injectable()
export class JudgeDesk {
  constructor(
    @InjectScoped(SheetDraft) private readonly drafts: ScopedRepository<SheetDraft>,
    @InjectScoped(FinishedSheet) private readonly finished: ScopedRepository<FinishedSheet>,
    @InjectScoped(SheetReopening) private readonly reopenings: ScopedRepository<SheetReopening>,
    private readonly own: OwnAssignments,
    private readonly frame: JudgingFrame,
    private readonly sheets: JudgedSheets,
    private readonly submitted: Submitted,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The phases in which a person has something to mark or has marked, with counts; phases that are being prepared are not there yet. */
  async phases(accountId: AccountId): Promise<DeskPhase[]> {
    return (await this.framed(accountId)).map(({ phase }) => phase);
  }

  /** Some of what a person marks in a phase, in the order of the entry numbers. */
  async lines(accountId: AccountId, { roundId, phase }: Pick<DeskPhase, 'roundId' | 'phase'>, query: DeskQuery): Promise<DeskLine[]> {
    const found = (await this.framed(accountId)).find((one) => one.phase.roundId === roundId && one.phase.phase === phase);
    return found ? this.shown(await this.rowsOf(accountId, found.phase), found, query) : [];
  }

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
  async beside(accountId: AccountId, { roundId, phase, entry }: Pick<DeskEntry, 'roundId' | 'phase' | 'entry'>): Promise<DeskNeighbours> {
    const values = [this.context.tenantId(), accountId, roundId, phase, entry.entryNumber ?? 0];
    const [row] = await this.unitOfWork.run<Beside[]>((manager) => manager.query(BESIDE.text, values));
    const one = (assignmentId: AssignmentId | null = null, entryNumber: number | null = null): DeskNeighbours['next'] =>
      assignmentId === null || entryNumber === null ? null : { assignmentId, entryNumber };
    return { previous: one(row?.previousId, row?.previousNumber), next: one(row?.nextId, row?.nextNumber), left: row?.left ?? 0 };
  }

  /** One entry with the own sheet. @throws MarkingError ASSIGNMENT_NOT_FOUND, also while the phase is being prepared */
  async open(accountId: AccountId, assignmentId: AssignmentId): Promise<DeskEntry> {
    const mine = await this.own.own(assignmentId, accountId);
    const { roundId, phase, submissionId } = mine.assignment;
    const row = await this.frame.row(roundId, phase);
    if (row.state === 'prepared') throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    const frame = await this.frame.frame(roundId, phase);
    const { rules, part, running } = frame;
    const judged = await this.frame.entryOf(roundId, phase, submissionId);
    const draft = await this.drafts.findOne({ where: { assignmentId } });
    const version = draft?.version ?? null;
    const { name: phaseName, ...words } = wordsOf(frame);
    return {
      ...{ assignmentId, roundId, phase, phaseName, ...words, state: row.state, isBlind: row.isBlind },
      council: running.ruleSet.teams.find(({ code }) => code === rules.council)?.name ?? rules.council,
      ...{ criteria: rules.criteria, needsVote: needsVote(rules) },
      entry: await this.entry(row, judged, mine, (code) => part.themes.find((theme) => theme.code === code)?.name ?? null),
      sheet: { ...contentOf(draft ?? BLANK_SHEET), revision: draft?.revision ?? 0, version },
      savedAt: draft !== null && draft.revision > 0 ? draft.savedAt : null,
      finished: version === null ? null : await this.finishedAs(assignmentId, version),
      reopening: version === null ? null : await this.lastAsked(assignmentId, version, accountId),
    };
  }

  /** Whether a judge may be given the original files of an entry: for whoever serves them. @throws MarkingError ASSIGNMENT_NOT_FOUND */
  async mayOpenFiles(accountId: AccountId, assignmentId: AssignmentId): Promise<boolean> {
    const { assignment } = await this.own.own(assignmentId, accountId);
    const row = await this.frame.row(assignment.roundId, assignment.phase);
    return row.state !== 'prepared' && visibleTo('judge', row, 'files');
  }

  /**
   * One of the original files of an entry, 1 for the first.
   * @throws MarkingError ASSIGNMENT_NOT_FOUND also where the phase shows no originals, or there is no such file
   */
  async file(accountId: AccountId, assignmentId: AssignmentId, ordinal: number): Promise<DeskFile> {
    if (!(await this.mayOpenFiles(accountId, assignmentId))) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    const { roundId, phase, submissionId } = (await this.own.own(assignmentId, accountId)).assignment;
    const { version, entryNumber } = await this.frame.entryOf(roundId, phase, submissionId);
    const file = (await this.submitted.files(submissionId, version))[ordinal - 1];
    if (file?.state !== 'stored' || file.kind === null) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    return { file: { id: file.id, submissionId, kind: file.kind }, name: `Bài ${entryNumber}, tệp ${ordinal}` };
  }

  /**
   * The finished sheet as a paper for its judge.
   * @param judge as they sign
   * @throws MarkingError ASSIGNMENT_NOT_FOUND, SHEET_NOT_FINISHED
   */
  async printed(accountId: AccountId, assignmentId: AssignmentId, judge: string): Promise<{ model: DocumentModel; finishedAt: Date }> {
    const { roundId, phase, entry, sheet, finished } = await this.open(accountId, assignmentId);
    if (finished === null) throw new MarkingError('SHEET_NOT_FINISHED');
    const { running, part, rules } = await this.frame.frame(roundId, phase);
    const { finishedAt, sha256 } = finished;
    const model = scoreSheetDocument({
      ...{ ruleSet: running.ruleSet, partName: part.name, phase: rules, judge, finishedAt, sha256 },
      ...{ entryNumber: entry.entryNumber ?? 0, title: entry.blindTitle ?? entry.title ?? '' },
      ...{ points: sheet.points, comments: sheet.comments, agrees: sheet.agrees },
    });
    return { model, finishedAt };
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

  private async finishedAs(assignmentId: AssignmentId, version: number): Promise<DeskEntry['finished']> {
    const found = await this.finished.findOne({ where: { assignmentId, version } });
    return found && { finishedAt: found.finishedAt, source: found.source, sha256: found.sha256 };
  }

  private async lastAsked(assignmentId: AssignmentId, version: number, judge: AccountId): Promise<DeskEntry['reopening']> {
    const found = await this.reopenings.findOne({ where: { assignmentId, version }, order: { askedAt: 'DESC' } });
    return found && { askedAt: found.askedAt, decision: found.decision, isOwn: found.askedBy === judge };
  }

  private async entry(
    row: PhaseRow,
    { submissionId, version, entryNumber, blindCopy, releasedAt, linkLetOutAt }: JudgedEntry,
    { assignment, seat }: OwnAssignment,
    themeName: (code: string) => string | null,
  ): Promise<Partial<SeenEntry>> {
    const copy = releasedAt === null ? null : blindCopy;
    const text = once(() => this.submitted.text(submissionId, version));
    const results = once(async () => {
      const { rules } = await this.frame.frame(assignment.roundId, assignment.phase);
      return (await this.sheets.results(assignment.roundId, rules, submissionId))[0];
    });
    return seen<SeenEntry>('judge', row, {
      entryNumber: () => entryNumber,
      theme: async () => {
        const code = (await this.submitted.facts([submissionId])).get(submissionId)?.theme ?? null;
        return code === null ? null : themeName(code);
      },
      blindTitle: () => copy?.title ?? null,
      blindText: () => copy && { blocks: copy.blocks, isReadable: copy.isReadable },
      blindLink: async () => (linkLetOutAt === null ? null : this.submitted.link(submissionId, version)),
      title: async () => (await this.submitted.title(submissionId, version)) ?? '',
      text: async () => (await text()).blocks,
      link: () => this.submitted.link(submissionId, version),
      files: async () => (await text()).files.map(({ id, fileName, kind }) => ({ id, fileName, kind })),
      authors: async () => {
        const authors = (await this.submitted.authors([submissionId])).get(submissionId) ?? [];
        return authors.map(({ fullName, position, unitName }) => ({ fullName, position, unitName }));
      },
      othersSheets: async () =>
        ((await results())?.counted ?? [])
          .filter(({ judge }) => judge !== seat.pseudonym)
          .map(({ judge, points, comments, agrees }) => ({ judge, content: { points, comments, agrees } })),
      total: async () => {
        const total = (await results())?.result.total ?? null;
        return total === null ? null : total / 1000;
      },
    });
  }
}

function wordsOf({ running, part, rules }: PhaseFrame): Pick<DeskPhase, 'name' | 'part' | 'contest' | 'until'> {
  const closes = rules.appraising?.closes;
  return {
    ...{ name: rules.name, part: part.name, contest: running.contest.name },
    until: closes === undefined ? null : formatEndOf(closes, nameOfIn(running.ruleSet)),
  };
}

/** A value that is asked for when somebody first needs it, and then kept. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= read());
}
