import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Grants, type RoundState, type RunningContest } from '#contests';
import { type AccountId, Clock } from '#kernel';
import { canonicalJson, checkSubmission } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { Unit } from '#units';
import { type DraftFault, type NamedAuthor, type PaperSubmission, readPaper, type ReadPaper } from './domain/read-draft.js';
import { contentOf } from './domain/submission-content.js';
import { factsOf } from './domain/submission-facts.js';
import { type Channel, Submission, type SubmissionId } from './entities/submission.entity.js';
import type { SubmissionVersion } from './entities/submission-version.entity.js';
import { judgingSoFar, receivingNow } from './queries/submission-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { SubmissionChecking } from './submission-checking.service.js';
import { receivingPart } from './submission-drafts.service.js';
import { ADDED_IN, type AnnouncedFile, SubmissionFiles } from './submission-files.service.js';
import { SubmissionError } from './submission.errors.js';
import { Submissions } from './submissions.service.js';

/** What came in at the counter, by post or by mail, as staff enter it. */
export interface CounterEntry extends PaperSubmission {
  /** Made by the page with its form: entered twice it is one submission. */
  key: SubmissionId;
  channel: Exclude<Channel, 'online' | 'nomination'>;
  /** For which it counts; null where it counts for none. */
  unit: Pick<Unit, 'id' | 'codes'> | null;
  /** Scans and files that came with it; their bytes follow. */
  files: AnnouncedFile[];
  /** Why it is taken in after the end of receiving: the day on its postmark. */
  lateBecause?: string | undefined;
}

/** What reached the organisers in time may be entered until results are computed; while the part rests, too. */
const TAKEN_IN_LATE: readonly RoundState[] = ['paused', 'closing', 'settling'];

/** Submissions that did not come by the site: on paper, by post, by mail. */
@Injectable()
export class CounterEntries {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    private readonly sending: Submissions,
    private readonly checking: SubmissionChecking,
    private readonly files: SubmissionFiles,
    private readonly grants: Grants,
    private readonly audit: AuditTrail,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What is wrong with what was typed, field by field; empty when it can be entered. */
  faults(running: RunningContest, partCode: string, entry: PaperSubmission): DraftFault[] {
    const reading = readPaper(entry, receivingPart(running, partCode).part, this.clock.now());
    return 'faults' in reading ? reading.faults : [];
  }

  /**
   * Enters a submission that came on paper or by mail: sent at once, with a number and a receipt. What only the author could say, and
   * nobody has counted, is left to the formal check. The same key with something else in it is told, not forgotten.
   * @param place the tenant's short name, for the receipt code
   * @throws SubmissionError NO_SUCH_PART, NOT_OPEN, JUDGING_OVER, LATE_WITHOUT_REASON, BARRED, REFUSED (with the field as faults name it),
   *   ENTERED_OTHERWISE, and those of promising files
   */
  async enter(
    running: RunningContest,
    partCode: string,
    entry: CounterEntry,
    { by, place }: { by: AccountId; place: string },
  ): Promise<SubmissionVersion> {
    const { part, round } = receivingPart(running, partCode);
    const reading = readPaper(entry, part, this.clock.now());
    if ('faults' in reading) throw new SubmissionError('REFUSED', { reason: reading.faults.map(({ sentence }) => sentence).join(' ') });
    const { read } = reading;
    return this.unitOfWork.run(async () => {
      const [receiving] = await this.statements.run(receivingNow, round.id);
      if (!receiving || !(receiving.is_open || TAKEN_IN_LATE.includes(receiving.state))) throw new SubmissionError('NOT_OPEN');
      if (!receiving.is_open && !entry.lateBecause?.trim()) throw new SubmissionError('LATE_WITHOUT_REASON');
      const submission = await this.begin(running, { partCode, roundId: round.id, entry, authorKind: read.authorKind, by });
      if (!submission) return this.enteredBefore(entry, read);
      // Nobody would mark it: two people have to open the first phase again.
      if ((await this.statements.run(judgingSoFar, round.id, submission.id))[0]?.is_first_closed) throw new SubmissionError('JUDGING_OVER');
      await this.sending.holdPlaces(part, submission);
      const facts = factsOf(read, {
        isOnPaper: true,
        othersOfAuthor: await this.checking.mostOthersOf(submission, read.authors),
        othersOfUnit: await this.checking.othersOfUnit(submission, entry.unit?.id ?? null),
        words: null,
      });
      const refusals = [...checkSubmission(part, facts), ...(await this.checking.refusedAuthors(running, part, submission, read.authors))];
      if (refusals.length > 0) {
        const reason = [...new Set(refusals.map(({ sentence }) => sentence))].join(' ');
        throw new SubmissionError('REFUSED', { reason, field: fieldOf(refusals[0], entry, read) });
      }
      for (const file of entry.files) await this.files.promiseIn(submission, file);
      const version = await this.sending.write({
        ...{ submission, read, key: entry.key, place },
        authors: read.authors.map((author) => ({ ...author, pseudonym: randomUUID(), registrationId: null })),
        unitId: entry.unit?.id ?? null,
        words: null,
        files: await this.files.inDraft(submission.id),
        sentAt: receiving.now,
      });
      await this.audit.record({
        actor: by,
        action: 'submission.entered',
        subject: { kind: 'submission', id: submission.id },
        reason: receiving.is_open ? undefined : entry.lateBecause?.trim(),
        details: { round: round.id, channel: entry.channel },
      });
      return version;
    });
  }

  /**
   * Makes a version of what came on paper with the files that staff have added since: scans, what the author has handed in later. What
   * was typed off the paper stays, and so does when it was received.
   * @param sending key of the form: pressed twice it is one version
   * @throws SubmissionError SUBMISSION_NOT_FOUND, NOT_FROM_PAPER, NOT_OPEN, UNDER_JUDGING, NOTHING_TO_ADD, FILES_UNDER_WAY
   */
  async addFiles(id: SubmissionId, { key, by, place }: { key: string; by: AccountId; place: string }): Promise<SubmissionVersion> {
    return this.unitOfWork.run(async () => {
      const found = await this.submissions.findOne({ where: { id } });
      const [receiving] = found ? await this.statements.run(receivingNow, found.roundId) : [];
      const submission = found && (await this.submissions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }));
      if (!submission || submission.version === null) throw new SubmissionError('SUBMISSION_NOT_FOUND');
      if (submission.enteredBy === null) throw new SubmissionError('NOT_FROM_PAPER');
      const versions = await this.sending.versions(id);
      const known = versions.find(({ sendKey }) => sendKey === key);
      if (known) return known;
      if (submission.state !== 'sent' || !receiving || !ADDED_IN.includes(receiving.state)) throw new SubmissionError('NOT_OPEN');
      // Judges read what was taken in; another version would wait for a check that is closed.
      const [judging] = await this.statements.run(judgingSoFar, submission.roundId, id);
      if (judging?.is_before_judges) throw new SubmissionError('UNDER_JUDGING');
      const before = versions.find(({ version }) => version === submission.version) as SubmissionVersion;
      const files = (await this.files.inDraft(id)).filter(({ state }) => state === 'promised' || state === 'stored');
      if (files.some(({ state }) => state === 'promised')) throw new SubmissionError('FILES_UNDER_WAY');
      const had = new Set((await this.files.ofVersion(id, submission.version)).map((file) => file.id));
      if (files.every((file) => had.has(file.id))) throw new SubmissionError('NOTHING_TO_ADD');
      const { content, sectionTexts } = before;
      const version = await this.sending.write({
        ...{ submission, key, place, files, words: null, sentAt: receiving.now, unitId: submission.unitId },
        read: { ...content, sections: sectionTexts ?? [], link: before.link },
        authors: (await this.sending.authorsOfSubmission(id)).map((author) => ({ ...author, fullName: author.fullName ?? '' })),
      });
      await this.submissions.update({ id }, { receivedAt: submission.receivedAt });
      await this.audit.record({
        actor: by,
        action: 'submission.files-added',
        subject: { kind: 'submission', id },
        details: { round: submission.roundId, version: version.version, files: files.length },
      });
      return version;
    });
  }

  /** The row of a new submission; undefined where this key has one already. */
  private async begin(
    running: RunningContest,
    {
      partCode,
      roundId,
      entry,
      authorKind,
      by,
    }: Pick<Submission, 'partCode' | 'roundId' | 'authorKind'> & { entry: CounterEntry; by: AccountId },
  ): Promise<Submission | undefined> {
    const { key: id, channel, unit } = entry;
    const viaTenantId = unit ? await this.grants.wardOf(running.contest.id, unit.codes) : null;
    const row = { id, viaTenantId, contestId: running.contest.id, roundId, partCode, authorKind, channel, enteredBy: by };
    const fresh = {
      ...row,
      state: 'draft' as const,
      draft: {},
      draftRevision: 0,
      draftSavedAt: this.clock.now(),
      unitId: unit?.id ?? null,
    };
    if ((await this.submissions.insertMissing([fresh])) === 0) return undefined;
    return (await this.submissions.findOne({ where: { id } })) ?? undefined;
  }

  /** @throws SubmissionError ENTERED_OTHERWISE */
  private async enteredBefore({ key: id, channel, unit, files }: CounterEntry, read: ReadPaper): Promise<SubmissionVersion> {
    const [first] = (await this.sending.versions(id)).toReversed();
    const submission = await this.submissions.findOne({ where: { id } });
    // The key was somebody else's: no page makes the same one twice.
    if (!first || !submission) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    const { part, authors, unit: unitCode, files: promised } = first.content;
    const now = contentOf(read, { part, authors, unit: unitCode, files: [], salt: first.receiptSalt });
    const named = (await this.sending.authorsIn(id, first.version)).map(saidOf);
    const isSame =
      canonicalJson(now) === canonicalJson({ ...first.content, files: [] }) &&
      canonicalJson(read.authors.map(saidOf)) === canonicalJson(named) &&
      (unit?.id ?? null) === submission.unitId &&
      channel === submission.channel &&
      files.every(({ role, sha256 }) => promised.some((file) => file.role === role && file.sha256 === sha256));
    if (!isSame) throw new SubmissionError('ENTERED_OTHERWISE');
    return first;
  }
}

/** What is said of an author on paper. */
function saidOf({
  fullName,
  birthDate,
  position,
  unitName,
  email,
  phone,
  share,
}: Omit<NamedAuthor, 'fullName'> & { fullName: string | null }): object {
  return { fullName, birthDate, position, unitName, email, phone, share };
}

/** At which field a refusal is told; about an author, at the name. */
const FIELDS: Readonly<Record<string, string>> = {
  'theme-chosen': 'theme',
  'maximum-per-unit': 'unit',
  'maximum-per-person': 'main.fullName',
  'maximum-minutes': 'minutes',
  original: 'isOriginal',
  'not-applied-before': 'firstApplied',
  'not-awarded-elsewhere': 'isAwardedElsewhere',
};

function fieldOf(refusal: { code: string; author?: number } | undefined, { draft }: PaperSubmission, { authors }: ReadPaper): string {
  if (refusal?.author === undefined) return FIELDS[refusal?.code ?? ''] ?? 'title';
  // Rows in which nothing was typed are no authors; the main one stands before them, where there is one.
  const typed = draft.authors.flatMap((author, at) => (Object.values(author).some((one) => String(one).trim() !== '') ? [at] : []));
  const at = typed[refusal.author - (authors.length - typed.length)];
  return at === undefined ? 'main.fullName' : `authors[${at}].fullName`;
}
