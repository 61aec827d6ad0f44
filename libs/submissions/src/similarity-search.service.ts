import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Clock, newId } from '#kernel';
import { InjectScoped, type InstantReader, InstantReading, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { comparableText, initiativeText, textHash } from './domain/comparable-text.js';
import { namesakes, type TitlePairs, titlePairs, titlesAlike } from './domain/titles-alike.js';
import { AppliedInitiative, type InitiativeId } from './entities/applied-initiative.entity.js';
import { SimilarityFinding } from './entities/similarity-finding.entity.js';
import { SubmissionPrint } from './entities/submission-print.entity.js';
import { SubmissionVersion } from './entities/submission-version.entity.js';
import type { SubmissionId } from './entities/submission.entity.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { storedInitiativePrints, storedPrints, takeDue } from './queries/similarity-statements.js';
import type { CommonPhrases } from './similarity/common-phrases.js';
import { comparedText, type ComparedText } from './similarity/compared-text.js';
import { compareTexts, type Overlap, shareOfOther } from './similarity/compare-texts.js';
import { nearestPrints, type StoredPrint } from './similarity/nearest-prints.js';
import { PRINT_VERSION, unpackPrint, whole } from './similarity/print.js';
import { SimilarityCommon } from './similarity-common.service.js';
import { SubmissionReading } from './submission-reading.service.js';

/** So many submissions are searched for while all prints are read once. */
const AT_ONCE = 16;
/** So many others are compared word by word with each: people look at few, and a text is rarely put together from more. */
const CANDIDATES = 20;
/** Whoever took submissions in hand and did not come back has died: others go on with them. */
const TAKEN_MINUTES = 10;
/** Below both, what two submissions have in common is chance: a term, an office's name. Entries of the register are short. */
const LEAST_SHARE = 0.01;
const LEAST_RUN = 20;

/** A submission that is compared. */
interface Own {
  submission: SubmissionId;
  version: number;
  text: string;
  compared: ComparedText;
  title: TitlePairs;
}

/** Whoever was compared later than this after a print was made has seen it: the print was committed long since. */
const SEEN_LATE_MS = 60_000;

/** What is found of it. */
type Found = Pick<SimilarityFinding, 'otherSubmissionId' | 'otherVersion' | 'initiativeId' | 'otherSha256' | 'otherShare' | 'isNamesake'> &
  Overlap;

/** A text that others are compared with. */
interface Other {
  compared: ComparedText;
  sha256: string;
  title: TitlePairs;
}

/** The texts that a pass has read so far: many submissions have the same candidates. */
interface Pass {
  reader: InstantReader;
  common: CommonPhrases;
  others: Map<string, Other | null>;
}

/**
 * Looks for passages of submissions in others of the tenant, in those of earlier contests, and in the register of what was applied
 * before. What it finds is evidence for people; whatever runs beside it, or is killed, each submission has what was found of it last.
 */
@Injectable()
export class SimilaritySearch {
  private readonly logger = new Logger('similarity');

  constructor(
    @InjectScoped(SubmissionPrint) private readonly prints: ScopedRepository<SubmissionPrint>,
    @InjectScoped(SimilarityFinding) private readonly findings: ScopedRepository<SimilarityFinding>,
    @InjectScoped(SubmissionVersion) private readonly versions: ScopedRepository<SubmissionVersion>,
    @InjectScoped(AppliedInitiative) private readonly initiatives: ScopedRepository<AppliedInitiative>,
    private readonly common: SimilarityCommon,
    private readonly submissions: SubmissionReading,
    private readonly instant: InstantReading,
    private readonly statements: ScopedStatements,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Compares the next submissions that are due: of rounds that have closed, of what was sent or registered since, and of what somebody
   * wants. Seconds of work, in one snapshot of the database that holds no locks. What cannot be handled stays taken, is tried again
   * when that is over, and does not hold up the rest.
   * @returns how many; 0 when nothing is due, or others have all of it in hand
   */
  async compareDue(): Promise<number> {
    const begun = this.clock.now();
    const due = await this.statements.run(takeDue, PRINT_VERSION, AT_ONCE, TAKEN_MINUTES);
    const [first] = due;
    if (!first) return 0;
    const owns: Own[] = [];
    const common = await this.common.of(first.contest, first.round);
    for (const { submission, version } of due)
      await this.each(submission, async () => void owns.push(await this.own(submission, version, common)));
    const found = await this.instant.ofTenant({ part: 1, of: 1 }, (reader) => this.search(owns, { reader, common, others: new Map() }));
    const beside = owns.map(({ submission }) => submission);
    for (const [at, own] of owns.entries()) {
      const of = found.of[at];
      if (of) await this.each(own.submission, () => this.keep(own, of, { begun, texts: found.texts, beside }));
    }
    return due.length;
  }

  private async each(id: SubmissionId, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error(`submission ${id} was not compared`, error instanceof Error ? error.stack : String(error));
    }
  }

  private async own(submission: SubmissionId, version: number, common: CommonPhrases): Promise<Own> {
    const text = comparableText(await this.submissions.parts(submission, version));
    return { submission, version, text, compared: comparedText(text, common), title: await this.titleOf(submission, version) };
  }

  private async titleOf(submissionId: SubmissionId, version: number): Promise<TitlePairs> {
    const row = await this.versions.findOne({ where: { submissionId, version } });
    return titlePairs(row?.content.title ?? '');
  }

  /** @returns also with how many texts they were compared; undefined for what could not be compared */
  private async search(owns: readonly Own[], pass: Pass): Promise<{ of: (Found[] | undefined)[]; texts: number }> {
    const versions = new Map<SubmissionId, number>();
    const texts = owns.map(({ compared }) => compared);
    // One more, since each is nearest to itself.
    const nearest = await nearestPrints(texts, this.submissionPrints(pass.reader, versions), { limit: CANDIDATES + 1 });
    let registered = 0;
    const inRegister = await nearestPrints(
      texts,
      this.initiativePrints(pass.reader, () => registered++),
      {
        limit: CANDIDATES,
        marksOf: whole,
      },
    );
    const titles = await this.titlesInRegister();
    const of: (Found[] | undefined)[] = owns.map(() => undefined);
    for (const [at, own] of owns.entries()) {
      const others = (nearest[at] ?? []).map(({ id }) => id).filter((id) => id !== own.submission);
      const alike = namesakes(own.title, titles, CANDIDATES).map(({ id }) => id);
      const entries = [...new Set([...(inRegister[at] ?? []).map(({ id }) => id), ...alike])];
      await this.each(own.submission, async () => {
        of[at] = [
          ...(await this.ofSubmissions(own, others.slice(0, CANDIDATES), versions, pass)),
          ...(await this.ofInitiatives(own, entries, pass)),
        ];
      });
    }
    return { of, texts: versions.size + registered };
  }

  private async ofSubmissions(
    own: Own,
    ids: readonly SubmissionId[],
    versions: ReadonlyMap<SubmissionId, number>,
    pass: Pass,
  ): Promise<Found[]> {
    const found: Found[] = [];
    for (const id of ids) {
      const otherVersion = versions.get(id) as number;
      const other = await this.otherOf(id, pass, async () => {
        const text = comparableText(await this.submissions.parts(id, otherVersion));
        return text === '' ? null : { text, title: await this.titleOf(id, otherVersion) };
      });
      const same = other && (await compared(own, other));
      if (same && (same.shareWithoutQuotations >= LEAST_SHARE || same.share >= LEAST_SHARE || same.longest >= LEAST_RUN))
        found.push({ ...same, otherSubmissionId: id, otherVersion, initiativeId: null });
    }
    return found;
  }

  private async ofInitiatives(own: Own, ids: readonly InitiativeId[], pass: Pass): Promise<Found[]> {
    const found: Found[] = [];
    for (const id of ids) {
      const other = await this.otherOf(id, pass, async () => {
        const entry = await this.initiatives.findOne({ where: { id } });
        return entry && { text: initiativeText(entry), title: titlePairs(entry.title) };
      });
      const same = other && (await compared(own, other));
      if (same && (same.spans.length > 0 || same.isNamesake))
        found.push({ ...same, otherSubmissionId: null, otherVersion: null, initiativeId: id });
    }
    return found;
  }

  private async otherOf(
    id: string,
    { others }: Pass,
    read: () => Promise<{ text: string; title: TitlePairs } | null>,
  ): Promise<Other | null> {
    const known = others.get(id);
    if (known !== undefined) return known;
    const text = await read().catch((error: unknown) => {
      // That one cannot be handled is no reason to leave those that are compared with it.
      this.logger.error(`nothing was compared with ${id}`, error instanceof Error ? error.stack : String(error));
      return null;
    });
    const other = text && { compared: comparedText(text.text), sha256: textHash(text.text), title: text.title };
    others.set(id, other);
    return other;
  }

  private async titlesInRegister(): Promise<{ id: InitiativeId; pairs: TitlePairs }[]> {
    const rows = await this.initiatives.find({ select: { id: true, title: true } });
    return rows.map(({ id, title }) => ({ id, pairs: titlePairs(title) }));
  }

  private async *submissionPrints(reader: InstantReader, versions: Map<SubmissionId, number>): AsyncGenerator<StoredPrint<SubmissionId>> {
    for await (const rows of reader.portions(storedPrints, [this.context.tenantId(), PRINT_VERSION])) {
      await breathe();
      for (const { id, version, marks } of rows) {
        versions.set(id, version);
        yield { id, print: unpackPrint(marks) };
      }
    }
  }

  private async *initiativePrints(reader: InstantReader, onEach: () => void): AsyncGenerator<StoredPrint<InitiativeId>> {
    for await (const rows of reader.portions(storedInitiativePrints, [this.context.tenantId(), PRINT_VERSION])) {
      await breathe();
      for (const { id, marks } of rows) {
        onEach();
        yield { id, print: unpackPrint(marks) };
      }
    }
  }

  /** All that was found of a submission, in the place of what was found before; nothing, where it was replaced meanwhile. */
  private async keep(
    own: Own,
    found: readonly Found[],
    { begun, texts, beside }: { begun: Date; texts: number; beside: readonly SubmissionId[] },
  ): Promise<void> {
    const { submission: submissionId, version } = own;
    await this.unitOfWork.run(async () => {
      const outdated = await this.findings.find({
        where: { otherSubmissionId: submissionId, otherVersion: LessThan(version) },
        select: { tenantId: true, id: true, submissionId: true },
      });
      const others = [...found.flatMap(({ otherSubmissionId }) => otherSubmissionId ?? []), ...outdated.map((one) => one.submissionId)];
      // Held in one order, since everybody holds several.
      const held = await this.prints.find({
        where: { submissionId: In([submissionId, ...others]) },
        select: {
          tenantId: true,
          submissionId: true,
          version: true,
          printVersion: true,
          words: true,
          comparedSha256: true,
          madeAt: true,
          comparedAt: true,
        },
        order: { submissionId: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const print = held.find((one) => one.submissionId === submissionId && one.version === version);
      const ownSha256 = textHash(own.text);
      if (!print || print.printVersion !== PRINT_VERSION) return;
      if (print.comparedSha256 !== ownSha256) {
        // The text reads otherwise than it did: its print is made anew.
        await this.prints.delete({ submissionId });
        return;
      }
      await this.findings.delete({ submissionId });
      const foundAt = this.clock.now();
      await this.findings.insert(
        found.map((one) => ({
          id: newId<'similarity-finding'>(foundAt),
          ...{ submissionId, version, ...one, ownSha256, printVersion: PRINT_VERSION, foundAt },
        })),
      );
      // As of the beginning: what somebody wanted meanwhile is still to be done.
      const comparedWith = Math.max(0, texts - (print.words > 0 ? 1 : 0));
      await this.prints.update({ submissionId }, { comparedAt: begun, comparedWith, takenUntil: null });
      if (print.comparedAt === null)
        await this.tellOthers(print, held.filter((one) => !beside.includes(one.submissionId)), outdated); // prettier-ignore
    });
  }

  /**
   * What was compared for the first time was in nobody's sight before: texts it stands in that were compared earlier are due again, so
   * that each page shows the pair; and so is what was found in an older version of it.
   */
  private async tellOthers(
    { submissionId, version, madeAt }: SubmissionPrint,
    others: readonly SubmissionPrint[],
    outdated: readonly Pick<SimilarityFinding, 'submissionId'>[],
  ): Promise<void> {
    if (others.length === 0) return;
    const known = new Set(
      (
        await this.findings.find({
          where: { otherSubmissionId: submissionId, otherVersion: version },
          select: { tenantId: true, id: true, submissionId: true },
        })
      ).map((one) => one.submissionId),
    );
    const wasOlder = new Set(outdated.map((one) => one.submissionId));
    const seenSince = new Date(madeAt.getTime() + SEEN_LATE_MS);
    const isDue = ({ submissionId: id, comparedAt }: SubmissionPrint): boolean =>
      wasOlder.has(id) || (!known.has(id) && (comparedAt === null || comparedAt < seenSince));
    await this.prints.update({ submissionId: In(others.filter(isDue).map((one) => one.submissionId)) }, { isDue: true });
  }
}

async function compared(own: Own, other: Other): Promise<Overlap & Pick<Found, 'otherSha256' | 'otherShare' | 'isNamesake'>> {
  await breathe();
  const overlap = compareTexts(own.compared, other.compared);
  return {
    ...overlap,
    otherShare: shareOfOther(overlap, other.compared),
    otherSha256: other.sha256,
    isNamesake: titlesAlike(own.title, other.title),
  };
}
