import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountId, RoundId } from '#kernel';
import { type JudgingCriterion, needsVote, type TextBlock } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { BLANK_SHEET, type SheetContent } from './domain/sheet-content.js';
import { seen, visibleTo } from './domain/visible-to.js';
import type { AssignmentId } from './entities/judge-assignment.entity.js';
import { SheetDraft } from './entities/score-sheet.entity.js';
import type { JudgedEntry, PhaseRow, PhaseState } from './entities/judging-phase.entity.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { type OwnAssignment, OwnAssignments } from './own-assignments.service.js';
import { contentOf } from './score-sheets.service.js';
import { Submitted } from './submitted.service.js';

/** An entry in a judge's list: by its number, and by nothing that tells when or from where it came. */
export interface DeskLine {
  assignmentId: AssignmentId;
  entryNumber: number;
  isFurther: boolean;
  state: 'untouched' | 'begun' | 'finished';
}

/** What a judge has to mark in a phase, in the order of the entry numbers. */
export interface DeskPhase {
  roundId: RoundId;
  phase: string;
  name: string;
  contest: string;
  state: PhaseState;
  isBlind: boolean;
  lines: DeskLine[];
}

/** What of an entry a judge reads; which of these there are is decided by `visibleTo`. */
export interface SeenEntry {
  entryNumber: number;
  /** Name of the theme. */
  theme: string | null;
  blindTitle: string | null;
  /** Of a blind phase; without blocks where the files hold no text: then there is a paper copy. */
  blindText: { blocks: TextBlock[]; isReadable: boolean } | null;
  title: string;
  text: TextBlock[];
  /** The originals, by their ids. */
  files: { id: string; fileName: string | null; kind: string | null }[];
  authors: { fullName: string | null; position: string | null; unitName: string | null }[];
  /** What the others gave, by pseudonyms in the order of the alphabet. */
  othersSheets: { judge: string; content: SheetContent }[];
  /** Points; null while a sheet is missing. */
  total: number | null;
}

export interface DeskEntry {
  assignmentId: AssignmentId;
  roundId: RoundId;
  phase: string;
  phaseName: string;
  state: PhaseState;
  criteria: readonly JudgingCriterion[];
  needsVote: boolean;
  entry: Partial<SeenEntry>;
  sheet: SheetContent & { revision: number; version: number | null };
}

/** What judges see: their own assignments, and of these what the phase shows. The only way from a judge to an entry. */
@Injectable()
export class JudgeDesk {
  constructor(
    @InjectScoped(SheetDraft) private readonly drafts: ScopedRepository<SheetDraft>,
    private readonly own: OwnAssignments,
    private readonly frame: JudgingFrame,
    private readonly sheets: JudgedSheets,
    private readonly submitted: Submitted,
  ) {}

  /** Everything that a judge has to mark or has marked, phase by phase; phases that are being prepared are not there yet. */
  async list(accountId: AccountId): Promise<DeskPhase[]> {
    const mine = await this.own.all(accountId);
    const drafts = new Map((await this.draftsOf(mine)).map((draft) => [draft.assignmentId, draft]));
    const groups = Map.groupBy(mine, ({ assignment: { roundId, phase } }) => `${roundId}|${phase}`);
    const phases: DeskPhase[] = [];
    for (const group of groups.values()) {
      const { roundId, phase } = (group[0] as OwnAssignment).assignment;
      const row = await this.frame.row(roundId, phase);
      if (row.state === 'prepared') continue;
      const { rules, running } = await this.frame.frame(roundId, phase);
      const numbers = new Map((await this.frame.entriesOf(roundId, phase)).map((entry) => [entry.submissionId, entry.entryNumber]));
      phases.push({
        ...{ roundId, phase, name: rules.name, contest: running.contest.name, state: row.state, isBlind: row.isBlind },
        lines: group
          .map(({ assignment: { id, submissionId, isFurther } }) => ({
            ...{ assignmentId: id, entryNumber: numbers.get(submissionId) ?? 0, isFurther },
            state: stateOf(drafts.get(id)),
          }))
          .sort((a, b) => a.entryNumber - b.entryNumber),
      });
    }
    return phases.sort((a, b) => (a.contest === b.contest ? (a.phase < b.phase ? -1 : 1) : a.contest < b.contest ? -1 : 1));
  }

  /** One entry with the own sheet. @throws MarkingError ASSIGNMENT_NOT_FOUND, also while the phase is being prepared */
  async open(accountId: AccountId, assignmentId: AssignmentId): Promise<DeskEntry> {
    const mine = await this.own.own(assignmentId, accountId);
    const { roundId, phase, submissionId } = mine.assignment;
    const row = await this.frame.row(roundId, phase);
    if (row.state === 'prepared') throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    const { rules, part } = await this.frame.frame(roundId, phase);
    const judged = await this.frame.entryOf(roundId, phase, submissionId);
    const draft = await this.drafts.findOne({ where: { assignmentId } });
    const content = draft ?? BLANK_SHEET;
    return {
      ...{ assignmentId, roundId, phase, phaseName: rules.name, state: row.state },
      ...{ criteria: rules.criteria, needsVote: needsVote(rules) },
      entry: await this.entry(row, judged, mine, (code) => part.themes.find((theme) => theme.code === code)?.name ?? null),
      sheet: { ...contentOf(content), revision: draft?.revision ?? 0, version: draft?.version ?? null },
    };
  }

  /** Whether a judge may be given the original files of an entry: for whoever serves them. @throws MarkingError ASSIGNMENT_NOT_FOUND */
  async mayOpenFiles(accountId: AccountId, assignmentId: AssignmentId): Promise<boolean> {
    const { assignment } = await this.own.own(assignmentId, accountId);
    const row = await this.frame.row(assignment.roundId, assignment.phase);
    return row.state !== 'prepared' && visibleTo('judge', row, 'files');
  }

  private async entry(
    row: PhaseRow,
    { submissionId, version, entryNumber, blindCopy, releasedAt }: JudgedEntry,
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
      title: async () => (await this.submitted.title(submissionId, version)) ?? '',
      text: async () => (await text()).blocks,
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

  private async draftsOf(mine: readonly OwnAssignment[]): Promise<Pick<SheetDraft, 'assignmentId' | 'revision' | 'version'>[]> {
    if (mine.length === 0) return [];
    const which = { assignmentId: In(mine.map(({ assignment }) => assignment.id)) };
    return this.drafts.find({ where: which, select: { tenantId: true, assignmentId: true, revision: true, version: true } });
  }
}

function stateOf(draft: Pick<SheetDraft, 'revision' | 'version'> | undefined): DeskLine['state'] {
  if (draft === undefined || (draft.version === null && draft.revision === 0)) return 'untouched';
  return draft.version === null ? 'begun' : 'finished';
}

/** A value that is asked for when somebody first needs it, and then kept. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= read());
}
