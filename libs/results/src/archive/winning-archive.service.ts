import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, isPublished, type Round, type RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId, localParts, type RoundId } from '#kernel';
import { tierOf } from '#rules';
import { type SubmissionId, SubmissionFiles, submissionPart, SubmissionReading } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { UnitRegister } from '#units';
import { Awards } from '../awards.service.js';
import type { Award } from '../entities/award.entity.js';
import { Publication } from '../publication.service.js';
import { ArchiveConsent } from './archive-consent.entity.js';
import { agreedOn, type ArchivedWork, type Asked, SUMMARY_CHARACTERS, summaryOf, type WinningWork } from './archive-entry.js';
import { ArchiveError } from './archive.errors.js';

/** The wording to which authors agree, by number; another wording gets the next one, so that it is known who agreed to what. */
export const ARCHIVE_WORDING = 1;

/** What an author says. */
export interface ArchiveAnswer {
  isAgreed: boolean;
  withFiles: boolean;
}

/** A winning work with how those who have a say in it have answered. */
export type AskedWork = Asked & { work: WinningWork };

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

  /** The works that everybody may read, without their texts: the newest contest first, within it by prize and title. */
  async list(): Promise<WinningWork[]> {
    const agreed = await this.consents.find({ where: { isAgreed: true }, select: { tenantId: true, submissionId: true, person: true } });
    const works = await this.works([...new Set(agreed.map(({ submissionId }) => submissionId))]);
    const asked = await this.askedOf(works);
    return works
      .filter((work) => agreedOn(asked.get(work.id) as Asked, 'text'))
      .toSorted((a, b) => b.year - a.year || a.prizeOrder - b.prizeOrder || a.title.localeCompare(b.title, 'vi'));
  }

  /** How some of them begin, those that have a text. */
  async summariesOf(works: readonly WinningWork[]): Promise<ReadonlyMap<SubmissionId, string>> {
    const versions = works.map(({ id, version }) => ({ id, version: version.version }));
    const beginnings = await this.reading.beginningsOf(versions, SUMMARY_CHARACTERS);
    return new Map([...beginnings].map(([id, beginning]) => [id, summaryOf(beginning)]));
  }

  /** One of them, with its text and the files that may be opened. @throws ArchiveError NOT_SHOWN */
  async find(id: SubmissionId): Promise<ArchivedWork> {
    const asked = await this.askedFor(id);
    if (!asked || !agreedOn(asked, 'text')) throw new ArchiveError('NOT_SHOWN');
    const { work } = asked;
    const { version } = work.version;
    const files = agreedOn(asked, 'files') ? await this.files.ofVersion(id, version) : [];
    const sections = (await this.reading.textsOf([{ id, version }])).get(id) ?? [];
    return { ...work, sections, files: files.filter(({ state, role }) => state === 'stored' && role !== 'scan') };
  }

  /** The winning works of a round whose result is public, with how those who have a say have answered. */
  async asked(round: Round): Promise<AskedWork[]> {
    if (!isPublished(round)) return [];
    return this.answered(await this.works((await this.awards.ofRound(round.id)).flatMap(({ submissionId }) => submissionId ?? [])));
  }

  /** The same of one work; undefined where it has no prize that is public. */
  async askedFor(id: SubmissionId): Promise<AskedWork | undefined> {
    return (await this.answered(await this.works([id])))[0];
  }

  /** The same of the works of one person, of all contests. @param pseudonyms under which the person has registered */
  async askedOfAuthor(pseudonyms: readonly string[]): Promise<AskedWork[]> {
    return this.answered(await this.works(await this.reading.idsOfAuthors(pseudonyms)));
  }

  /**
   * Keeps what an author says, in place of what was said before.
   * @param person pseudonym of the author
   * @throws ArchiveError NOT_WON, NOT_AUTHOR
   */
  async answer(id: SubmissionId, person: string, answer: ArchiveAnswer, by: AccountId): Promise<void> {
    const asked = await this.askedFor(id);
    if (!asked) throw new ArchiveError('NOT_WON');
    if (!asked.authors.some(({ author }) => author.pseudonym === person)) throw new ArchiveError('NOT_AUTHOR');
    await this.keep(id, person, { ...answer, onPaper: false }, by);
  }

  /**
   * Records what an author, or the unit whose own the work is, has signed on paper. Who has answered for themselves is not spoken over, but
   * taken out on their word.
   * @param person pseudonym of the author, or id of the unit; @param by who has the paper
   * @throws ArchiveError NOT_WON, NOT_AUTHOR, ANSWERED_ALREADY
   */
  async recordPaper(id: SubmissionId, person: string, answer: ArchiveAnswer, by: AccountId): Promise<void> {
    const asked = await this.askedFor(id);
    if (!asked) throw new ArchiveError('NOT_WON');
    const isUnit = asked.unit?.unit.id === person;
    const author = asked.authors.find((one) => one.author.pseudonym === person && one.author.fullName !== null);
    if (!isUnit && !author) throw new ArchiveError('NOT_AUTHOR');
    if (answer.isAgreed && author?.consent?.onPaper === false) throw new ArchiveError('ANSWERED_ALREADY');
    await this.keep(id, person, { ...answer, onPaper: true }, by, isUnit ? 'unit' : 'author');
  }

  private async keep(
    id: SubmissionId,
    person: string,
    { isAgreed, withFiles, onPaper }: ArchiveAnswer & Pick<ArchiveConsent, 'onPaper'>,
    by: AccountId,
    whose: 'author' | 'unit' = 'author',
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      const said = { isAgreed, withFiles: isAgreed && withFiles, wording: ARCHIVE_WORDING, onPaper, saidBy: by, saidAt: this.clock.now() };
      if ((await this.consents.insertMissing([{ submissionId: id, person, ...said }])) === 0)
        if ((await this.consents.update({ submissionId: id, person, ...(onPaper && isAgreed && { onPaper: true }) }, said)) === 0)
          throw new ArchiveError('ANSWERED_ALREADY');
      await this.audit.record({
        actor: by,
        action: isAgreed ? 'archive.agreed' : 'archive.withdrawn',
        subject: { kind: 'submission', id },
        details: { [whose === 'unit' ? 'unit' : 'person']: person, withFiles: said.withFiles, onPaper },
      });
    });
  }

  /** Those of some submissions that have a prize which is public; in no order, and as many statements whatever their number. */
  private async works(ids: readonly SubmissionId[]): Promise<WinningWork[]> {
    const awards = await this.awards.ofSubmissions([...new Set(ids)]);
    const rows = await this.reading.rowsOf([...new Set(awards.flatMap(({ submissionId }) => submissionId ?? []))]);
    const places = await this.placesOf(new Set(rows.map(({ roundId }) => roundId)));
    const won = rows.filter(({ roundId }) => places.has(roundId));
    const versions = await this.reading.versionsOf(won);
    const authors = await this.reading.authorsOf(won.map(({ id }) => id));
    const units = await this.units.findMany(won.flatMap(({ unitId }) => unitId ?? []));
    return won.flatMap((submission): WinningWork[] => {
      const { running, round, year } = places.get(submission.roundId) as PublicPlace;
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
          year,
          version,
          authors: authors.get(submission.id) ?? [],
          isOfUnit: submission.authorKind === 'unit',
        },
      ];
    });
  }

  /** Those of the rounds whose result is public: with their contest, and since when. */
  private async placesOf(roundIds: ReadonlySet<RoundId>): Promise<ReadonlyMap<RoundId, PublicPlace>> {
    const places = new Map<RoundId, PublicPlace>();
    if (roundIds.size === 0) return places;
    const contests = new Map<ContestId, RunningContest>();
    for (const round of await this.contests.publishedRounds('receiving')) {
      if (!roundIds.has(round.id)) continue;
      const running = contests.get(round.contestId) ?? (await this.contests.contest(round.contestId));
      contests.set(round.contestId, running);
      const since = (await this.publication.publicSince(round.id)) ?? round.closesAt;
      places.set(round.id, { running, round, year: localParts(since).year });
    }
    return places;
  }

  /** How those who have a say in these works have answered by now: one statement. */
  async answered(works: readonly WinningWork[]): Promise<AskedWork[]> {
    const asked = await this.askedOf(works);
    return works.map((work) => ({ work, ...(asked.get(work.id) as Asked) }));
  }

  private async askedOf(works: readonly WinningWork[]): Promise<ReadonlyMap<SubmissionId, Asked>> {
    if (works.length === 0) return new Map();
    const said = await this.consents.find({ where: { submissionId: In(works.map(({ id }) => id)) } });
    const byPerson = new Map(said.map((one) => [`${one.submissionId} ${one.person}`, one]));
    return new Map(
      works.map(({ id, authors, isOfUnit, unit }) => [
        id,
        {
          authors: authors.map((author) => ({ author, consent: byPerson.get(`${id} ${author.pseudonym}`) })),
          unit: isOfUnit && unit ? { unit, consent: byPerson.get(`${id} ${unit.id}`) } : undefined,
        },
      ]),
    );
  }
}

/** A round whose result is public. */
interface PublicPlace {
  running: RunningContest;
  round: Round;
  /** In which it was published, local. */
  year: number;
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
