import { Injectable } from '@nestjs/common';
import type { AccountId, DocumentModel, RoundId } from '#kernel';
import { type JudgingCriterion, needsVote, scoreSheetDocument, type TextBlock } from '#rules';
import type { SubmissionFile } from '#submissions';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { BLANK_SHEET, type SheetContent } from './domain/sheet-content.js';
import { seen, visibleTo } from './domain/visible-to.js';
import type { AssignmentId } from './entities/judge-assignment.entity.js';
import { FinishedSheet, SheetDraft, SheetReopening } from './entities/score-sheet.entity.js';
import type { JudgedEntry, PhaseRow, PhaseState } from './entities/judging-phase.entity.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { type OwnAssignment, OwnAssignments } from './own-assignments.service.js';
import { type PhaseWords, wordsOf } from './phase-words.js';
import { contentOf } from './score-sheets.service.js';
import { Submitted } from './submitted.service.js';

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
export interface DeskEntry extends Omit<PhaseWords, 'name'> {
  assignmentId: AssignmentId;
  roundId: RoundId;
  phase: string;
  phaseName: string;
  council: string;
  state: PhaseState;
  isBlind: boolean;
  /** Withdrawn or cancelled: nobody needs to mark it any more. Its sheet counts for nothing. */
  isOut: boolean;
  criteria: readonly JudgingCriterion[];
  needsVote: boolean;
  entry: Partial<SeenEntry>;
  sheet: SheetContent & { revision: number; version: number | null };
  /** When the sheet was last saved; null before. */
  savedAt: Date | null;
  /** The sheet as it was finished and counts. */
  finished: Pick<FinishedSheet, 'finishedAt' | 'source' | 'sha256'> | null;
  /**
   * What was last asked about opening this version of the sheet again, of an open sheet by which it was opened again; and whether its judge
   * asked: what others write of it is not theirs.
   */
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
  ) {}

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
      isOut: await this.submitted.isOut(submissionId),
      ...{ criteria: rules.criteria, needsVote: needsVote(rules) },
      entry: await this.entry(row, judged, mine, (code) => part.themes.find((theme) => theme.code === code)?.name ?? null),
      sheet: { ...contentOf(draft ?? BLANK_SHEET), revision: draft?.revision ?? 0, version },
      savedAt: draft !== null && draft.revision > 0 ? draft.savedAt : null,
      finished: version === null ? null : await this.finishedAs(assignmentId, version),
      reopening: await this.lastAsked(assignmentId, version, accountId),
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

  private async finishedAs(assignmentId: AssignmentId, version: number): Promise<DeskEntry['finished']> {
    const found = await this.finished.findOne({ where: { assignmentId, version } });
    return found && { finishedAt: found.finishedAt, source: found.source, sha256: found.sha256 };
  }

  private async lastAsked(assignmentId: AssignmentId, version: number | null, judge: AccountId): Promise<DeskEntry['reopening']> {
    const where = version === null ? { assignmentId, decision: 'reopened' as const } : { assignmentId, version };
    const found = await this.reopenings.findOne({ where, order: { askedAt: 'DESC' } });
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

/** A value that is asked for when somebody first needs it, and then kept. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= read());
}
