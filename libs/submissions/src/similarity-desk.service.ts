import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { type AccountId, Clock, newId, type RoundId } from '#kernel';
import { type AppliedWhen, appliedWhen, type Novelty, noveltyOf } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { comparableText, initiativeText, textHash } from './domain/comparable-text.js';
import { submissionPart } from './domain/submission-number.js';
import { AppliedInitiative } from './entities/applied-initiative.entity.js';
import { type Conclusion, SimilarityConclusion } from './entities/similarity-conclusion.entity.js';
import { type FindingId, SimilarityFinding } from './entities/similarity-finding.entity.js';
import { SimilarityWish } from './entities/similarity-wish.entity.js';
import { SubmissionPrint } from './entities/submission-print.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import {
  entriesOfRound,
  type EntryRow,
  type OtherSubmission,
  otherSubmissions,
  progressOfRound,
  type RoundProgress,
  unsaidOfRound,
  type WITH,
} from './queries/similarity-statements.js';
import { PRINT_VERSION } from './similarity/print.js';
import { SubmissionReading, type VersionHead } from './submission-reading.service.js';
import { SubmissionError } from './submission.errors.js';

/** Which entries of a round are wanted. */
export interface SimilarityFilter {
  which?: (typeof WITH)[number] | undefined;
  number?: number | undefined;
  skip: number;
  limit: number;
}

/** How far a round is compared, and whether somebody waits for it. */
export interface SimilarityProgress extends RoundProgress {
  wish: SimilarityWish | undefined;
  /** Whether it is compared without anybody asking: from its closing to its standing. */
  isAutomatic: boolean;
}

/** The text in which passages were found: another submission, or an entry of the register with when it was applied. */
export type OtherText =
  ({ kind: 'submission' } & OtherSubmission) | { kind: 'initiative'; initiative: AppliedInitiative; when: AppliedWhen };

/** A finding with what the other text is. */
export interface FoundText {
  finding: SimilarityFinding;
  other: OtherText;
}

/** What is known of a submission. */
export interface SimilarityCase {
  submission: Submission;
  /** That counts. */
  version: VersionHead;
  round: Round;
  running: RunningContest;
  /** Undefined while its text has not been read. */
  print: SubmissionPrint | undefined;
  /** The largest share without quotations first. */
  found: FoundText[];
  /** The newest first. */
  conclusions: SimilarityConclusion[];
  /** Up to when nothing like it may have been applied; undefined where the rules do not say. */
  novelty: Novelty | undefined;
}

/** A submission beside one other text. */
export interface Comparison extends SimilarityCase {
  one: FoundText;
  ownText: string;
  otherText: string;
  /** One of the texts reads otherwise than when it was compared: the places no longer fit. */
  isStale: boolean;
}

/** What is found of submissions in other texts, for the secretariat: evidence, and what people conclude from it. */
@Injectable()
export class SimilarityDesk {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    @InjectScoped(SubmissionPrint) private readonly prints: ScopedRepository<SubmissionPrint>,
    @InjectScoped(SimilarityFinding) private readonly findings: ScopedRepository<SimilarityFinding>,
    @InjectScoped(SimilarityConclusion) private readonly conclusions: ScopedRepository<SimilarityConclusion>,
    @InjectScoped(SimilarityWish) private readonly wishes: ScopedRepository<SimilarityWish>,
    @InjectScoped(AppliedInitiative) private readonly initiatives: ScopedRepository<AppliedInitiative>,
    private readonly reading: SubmissionReading,
    private readonly contests: ContestReader,
    private readonly statements: ScopedStatements,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A page of the entries of a round, the largest share without quotations first, and how many there are. */
  async ofRound(roundId: RoundId, { which, number, skip, limit }: SimilarityFilter): Promise<{ rows: EntryRow[]; total: number }> {
    const rows = await this.statements.run(entriesOfRound, roundId, which ?? null, number ?? null, skip, limit);
    if (rows.length > 0 || skip === 0) return { rows, total: rows[0]?.total ?? 0 };
    // Beyond the last page no row says how many there are.
    const [first] = await this.statements.run(entriesOfRound, roundId, which ?? null, number ?? null, 0, 1);
    return { rows, total: first?.total ?? 0 };
  }

  /** How many entries of a round wait for a conclusion; in one statement. */
  async unsaid(roundId: RoundId): Promise<number> {
    const [row] = await this.statements.run(unsaidOfRound, roundId);
    return row?.count ?? 0;
  }

  async progress({ id, state }: Pick<Round, 'id' | 'state'>): Promise<SimilarityProgress> {
    const [row] = await this.statements.run(progressOfRound, id, PRINT_VERSION);
    const wish = (await this.wishes.findOne({ where: { roundId: id } })) ?? undefined;
    return {
      ...(row ?? { entries: 0, compared: 0, unreadable: 0, last: null }),
      ...{ wish, isAutomatic: state === 'closing' || state === 'settling' },
    };
  }

  /** Has all submissions of a round compared anew, soon; also of one that still receives, or was ranked. */
  async want(roundId: RoundId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const wanted = { wantedBy: by, wantedAt: this.clock.now() };
      await this.wishes.insertMissing([{ roundId, ...wanted }]);
      await this.wishes.update({ roundId }, wanted);
      await this.audit.record({ actor: by, action: 'similarity.wanted', subject: { kind: 'round', id: roundId } });
    });
  }

  /** What is known of a submission that was sent. @throws SubmissionError SUBMISSION_NOT_FOUND */
  async entry(id: SubmissionId): Promise<SimilarityCase> {
    const submission = await this.submissions.findOne({ where: { id } });
    if (!submission || submission.version === null) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    const version = (await this.reading.versionsOf([submission])).get(id) as VersionHead;
    const [running, round] = [await this.contests.contest(submission.contestId), await this.contests.round(submission.roundId)];
    const part = submissionPart(running.ruleSet, submission.partCode);
    const novelty = part && noveltyOf(part);
    const rows = await this.findings.find({ where: { submissionId: id, version: version.version } });
    const print = await this.prints.findOne({ where: { submissionId: id, version: version.version } });
    return {
      ...{ submission, version, round, running, novelty },
      print: print ?? undefined,
      found: await this.withOthers(submission, rows, novelty),
      conclusions: await this.conclusions.find({ where: { submissionId: id }, order: { concludedAt: 'DESC', id: 'DESC' } }),
    };
  }

  /**
   * A submission beside one of the texts in which passages of it were found. The texts are sealed material: each look is written down.
   * @throws SubmissionError SUBMISSION_NOT_FOUND, FINDING_NOT_FOUND
   */
  async compare(id: SubmissionId, findingId: FindingId, by: AccountId, how: 'read' | 'exported'): Promise<Comparison> {
    const known = await this.entry(id);
    const one = known.found.find(({ finding }) => finding.id === findingId);
    if (!one) throw new SubmissionError('FINDING_NOT_FOUND');
    const { finding, other } = one;
    const ownText = comparableText(await this.reading.parts(id, finding.version));
    const otherText =
      other.kind === 'initiative'
        ? initiativeText(other.initiative)
        : comparableText(await this.reading.parts(other.id, finding.otherVersion as number));
    const look = {
      actor: by,
      subject: { kind: 'similarity-finding', id: findingId },
      details: { submission: id, version: finding.version, other: finding.otherSubmissionId ?? finding.initiativeId },
    };
    if (how === 'read') await this.audit.recordRead({ ...look, action: 'similarity.read' });
    else await this.audit.record({ ...look, action: 'similarity.exported' });
    const isStale = textHash(ownText) !== finding.ownSha256 || textHash(otherText) !== finding.otherSha256;
    return { ...known, one, ownText, otherText, isStale };
  }

  /**
   * Writes down what somebody concludes; the last word counts. It changes nothing by itself.
   * @param version that the page showed
   * @throws SubmissionError SUBMISSION_NOT_FOUND, NEWER_VERSION, OWN_SUBMISSION
   */
  async conclude(
    id: SubmissionId,
    { version, conclusion, reason, by }: { version: number; conclusion: Conclusion; reason: string; by: AccountId },
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      const submission = await this.submissions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!submission || submission.version === null) throw new SubmissionError('SUBMISSION_NOT_FOUND');
      if (submission.version !== version) throw new SubmissionError('NEWER_VERSION');
      const authors = (await this.reading.authorsOf([id])).get(id) ?? [];
      if ([...(await this.reading.accountsOf(authors)).values()].includes(by)) throw new SubmissionError('OWN_SUBMISSION');
      const { conclusions, found } = await this.entry(id);
      const [last] = conclusions;
      // An impatient finger says the same twice.
      if (last?.version === version && last.conclusion === conclusion && last.reason === reason && last.concludedBy === by) return;
      const now = this.clock.now();
      await this.conclusions.insert({
        id: newId<'similarity-conclusion'>(now),
        ...{ submissionId: id, version, conclusion, reason, concludedBy: by, concludedAt: now },
        share: found[0]?.finding.shareWithoutQuotations ?? 0,
      });
      await this.audit.record({
        actor: by,
        action: 'similarity.concluded',
        subject: { kind: 'submission', id },
        details: { round: submission.roundId, version, conclusion },
      });
    });
  }

  /** The findings whose other text is there still: what was withdrawn meanwhile is nobody's entry any more. */
  private async withOthers({ id }: Submission, rows: readonly SimilarityFinding[], novelty: Novelty | undefined): Promise<FoundText[]> {
    const ids = rows.flatMap(({ otherSubmissionId }) => otherSubmissionId ?? []);
    const entries = rows.flatMap(({ initiativeId }) => initiativeId ?? []);
    const initiatives = new Map(
      entries.length > 0 ? (await this.initiatives.find({ where: { id: In(entries) } })).map((one) => [one.id, one]) : [],
    );
    const others = new Map(ids.length > 0 ? (await this.statements.run(otherSubmissions, id, ids)).map((one) => [one.id, one]) : []);
    const found: FoundText[] = [];
    for (const finding of rows) {
      const { otherSubmissionId, initiativeId } = finding;
      const other = otherSubmissionId && others.get(otherSubmissionId);
      const initiative = initiativeId && initiatives.get(initiativeId);
      if (other) found.push({ finding, other: { kind: 'submission', ...other } });
      else if (initiative) found.push({ finding, other: { kind: 'initiative', initiative, when: whenOf(initiative, novelty) } });
    }
    return found.sort(
      ({ finding: a }, { finding: b }) =>
        b.shareWithoutQuotations - a.shareWithoutQuotations ||
        Number(b.isNamesake) - Number(a.isNamesake) ||
        b.share - a.share ||
        (a.id < b.id ? -1 : 1),
    );
  }
}

/** Nobody has said anything of what is found now: of this version, and of as much as this. `is_unsaid` of the list is the same. */
export function isUnsaid({ found, conclusions: [last], version }: Pick<SimilarityCase, 'found' | 'conclusions' | 'version'>): boolean {
  const [strongest] = found;
  if (!strongest) return false;
  return !last || last.version !== version.version || strongest.finding.shareWithoutQuotations > last.share + 0.01;
}

function whenOf({ appliedFrom: day, appliedTo: to }: AppliedInitiative, novelty: Novelty | undefined): AppliedWhen {
  return novelty === undefined ? 'unknown' : appliedWhen(novelty, day === null ? null : { day, to });
}
