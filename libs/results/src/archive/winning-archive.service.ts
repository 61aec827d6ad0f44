import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, isPublished, type Round, type RunningContest } from '#contests';
import { type AccountId, Clock, localParts } from '#kernel';
import { tierOf } from '#rules';
import { type SubmissionId, SubmissionFiles, submissionPart, SubmissionReading } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { UnitRegister } from '#units';
import { Awards } from '../awards.service.js';
import type { Award } from '../entities/award.entity.js';
import { Publication } from '../publication.service.js';
import { ArchiveConsent } from './archive-consent.entity.js';
import { agreedOn, type ArchivedWork, type AskedAuthor, type WinningWork } from './archive-entry.js';
import { ArchiveError } from './archive.errors.js';

/** The wording to which authors agree, by number; another wording gets the next one, so that it is known who agreed to what. */
export const ARCHIVE_WORDING = 1;

/** What an author says. */
export interface ArchiveAnswer {
  isAgreed: boolean;
  withFiles: boolean;
}

/**
 * Works of parts of submissions that have won a prize, of all contests of the tenant. Everybody reads those whose every author has agreed;
 * what is withdrawn, corrected away or erased is gone from it at once, since nothing is copied.
 */
@Injectable()
export class WinningArchive {
  constructor(
    @InjectScoped(ArchiveConsent) private readonly consents: ScopedRepository<ArchiveConsent>,
    private readonly contests: ContestReader,
    private readonly awards: Awards,
    private readonly publication: Publication,
    private readonly reading: SubmissionReading,
    private readonly files: SubmissionFiles,
    private readonly units: UnitRegister,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The works that everybody may read: the newest contest first, within it by prize and title. */
  async list(): Promise<ArchivedWork[]> {
    const works: WinningWork[] = [];
    for (const round of await this.contests.publishedRounds('receiving')) works.push(...(await this.winning(round)));
    const asked = await this.askedOf(works);
    return works
      .filter((work) => agreedOn(asked.get(work.id) ?? [], 'text'))
      .map((work) => ({ ...work, files: [] }))
      .toSorted((a, b) => b.year - a.year || a.prizeOrder - b.prizeOrder || a.title.localeCompare(b.title, 'vi'));
  }

  /** One of them, with the files that may be opened. @throws ArchiveError NOT_SHOWN */
  async find(id: SubmissionId): Promise<ArchivedWork> {
    const work = await this.work(id);
    if (!work) throw new ArchiveError('NOT_SHOWN');
    const asked = (await this.askedOf([work])).get(id) ?? [];
    if (!agreedOn(asked, 'text')) throw new ArchiveError('NOT_SHOWN');
    const files = agreedOn(asked, 'files') ? await this.files.ofVersion(id, work.version.version) : [];
    return { ...work, files: files.filter(({ state, role }) => state === 'stored' && role !== 'scan') };
  }

  /** The winning works of a round whose result is public, with how their authors have answered. */
  async asked(round: Round): Promise<{ work: WinningWork; authors: AskedAuthor[] }[]> {
    const works = isPublished(round) ? await this.winning(round) : [];
    const asked = await this.askedOf(works);
    return works.map((work) => ({ work, authors: asked.get(work.id) ?? [] }));
  }

  /** The same of the works of one author, by pseudonym. */
  async askedOfAuthor(round: Round, person: string): Promise<{ work: WinningWork; authors: AskedAuthor[] }[]> {
    return (await this.asked(round)).filter(({ authors }) => authors.some(({ author }) => author.pseudonym === person));
  }

  /**
   * Keeps what an author says, in place of what was said before.
   * @param person pseudonym of the author; @param by the author, or who records what the author has signed on paper
   * @throws ArchiveError NOT_WON, NOT_AUTHOR
   */
  async answer(id: SubmissionId, person: string, { isAgreed, withFiles }: ArchiveAnswer, by: AccountId): Promise<void> {
    const work = await this.work(id);
    if (!work) throw new ArchiveError('NOT_WON');
    if (!work.authors.some(({ pseudonym }) => pseudonym === person)) throw new ArchiveError('NOT_AUTHOR');
    await this.unitOfWork.run(async () => {
      const said = { isAgreed, withFiles: isAgreed && withFiles, wording: ARCHIVE_WORDING, saidBy: by, saidAt: this.clock.now() };
      if ((await this.consents.insertMissing([{ submissionId: id, person, ...said }])) === 0)
        await this.consents.update({ submissionId: id, person }, said);
      await this.audit.record({
        actor: by,
        action: isAgreed ? 'archive.agreed' : 'archive.withdrawn',
        subject: { kind: 'submission', id },
        details: { person, withFiles: said.withFiles },
      });
    });
  }

  /** A work that has a prize which is public; undefined for any other. */
  private async work(id: SubmissionId): Promise<WinningWork | undefined> {
    const submission = await this.reading.find(id);
    if (!submission) return undefined;
    const round = await this.contests.round(submission.roundId);
    return isPublished(round) ? (await this.winning(round)).find((work) => work.id === id) : undefined;
  }

  private async winning(round: Round): Promise<WinningWork[]> {
    const awards = (await this.awards.ofRound(round.id)).filter((award) => award.submissionId !== null);
    if (awards.length === 0) return [];
    const running = await this.contests.contest(round.contestId);
    const ids = [...new Set(awards.map(({ submissionId }) => submissionId as SubmissionId))];
    const submissions = await this.reading.rowsOf(ids);
    const versions = await this.reading.versionsOf(submissions);
    const authors = await this.reading.authorsOf(ids);
    const units = await this.units.findMany(submissions.flatMap(({ unitId }) => unitId ?? []));
    const since = (await this.publication.publicSince(round.id)) ?? round.closesAt;
    return submissions.flatMap((submission) => {
      const [version, prize] = [versions.get(submission.id), bestPrize(running, awards, submission.id)];
      if (!version || !prize) return [];
      return [
        {
          id: submission.id,
          contestId: round.contestId,
          contestName: running.ruleSet.contest.name,
          contestSlug: running.contest.slug,
          roundId: round.id,
          ...partOf(running, round.partCode, version.content.theme),
          title: version.content.title,
          unit: submission.unitId ? units.get(submission.unitId) : undefined,
          ...prize,
          year: localParts(since).year,
          version,
          authors: authors.get(submission.id) ?? [],
        },
      ];
    });
  }

  private async askedOf(works: readonly WinningWork[]): Promise<ReadonlyMap<SubmissionId, AskedAuthor[]>> {
    if (works.length === 0) return new Map();
    const said = await this.consents.find({ where: { submissionId: In(works.map(({ id }) => id)) } });
    const byAuthor = new Map(said.map((one) => [`${one.submissionId} ${one.person}`, one]));
    return new Map(
      works.map(({ id, authors }) => [id, authors.map((author) => ({ author, consent: byAuthor.get(`${id} ${author.pseudonym}`) }))]),
    );
  }
}

function partOf(
  { ruleSet }: RunningContest,
  partCode: string,
  theme: string | null,
): Pick<WinningWork, 'partName' | 'kind' | 'theme' | 'sectionNames'> {
  const part = submissionPart(ruleSet, partCode);
  return {
    partName: part?.name ?? partCode,
    kind: part?.kind ?? '',
    theme: theme === null ? null : (part?.themes.find(({ code }) => code === theme)?.name ?? theme),
    sectionNames: new Map(part?.sections.map(({ code, name }) => [code, name])),
  };
}

/** The highest prize of a work, in the order of the rules. */
function bestPrize(
  { ruleSet }: RunningContest,
  awards: readonly Award[],
  id: SubmissionId,
): Pick<WinningWork, 'prize' | 'prizeOrder'> | undefined {
  const order = ruleSet.prizes.flatMap(({ code, tiers }) => tiers.map((tier) => `${code}.${tier.code}`));
  const own = awards.filter(({ submissionId }) => submissionId === id);
  const [best] = own.toSorted((a, b) => at(a) - at(b));
  const tier = best && tierOf(ruleSet, best.groupCode, best.tierCode)?.tier;
  return best && tier && { prize: tier.name, prizeOrder: at(best) };

  function at({ groupCode, tierCode }: Award): number {
    return order.indexOf(`${groupCode}.${tierCode}`);
  }
}
