import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ContestReader, type Round, type RunningContest } from '#contests';
import {
  type CertificateData,
  CertificateRenderer,
  certificateSpecimen,
  DocumentError,
  type RenderedCertificate,
  smallestLetters,
} from '#documents';
import { Clock } from '#kernel';
import { type PrizeWinner, PrizeWinners, type Standing, type StandingId, Standings } from '#results';
import { certificatePrize, type PrizeGroup, type PrizeTier, type ProposedAward } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { TenantDirectory, TenantDrawings } from '#tenants';
import { CertificateError } from './certificate.errors.js';
import { CertificateTemplates, type CurrentLook, readyTemplate } from './certificate-templates.service.js';
import { certificateFacts } from './domain/certificate-facts.js';
import { CertificateProof } from './entities/certificate-proof.entity.js';

/** In these a round has a result that nobody has published yet. */
const UNPUBLISHED: readonly Round['state'][] = ['ranked', 'approved'];
/** Letters below this height are hard to read on paper: seven points. */
const READABLE_MM = 2.4;
/** Stands in the place of what a certificate gets with the publication, so that nobody takes the page for one. */
const NOT_YET = { number: '…/GCN', code: 'BẢN XEM TRƯỚC', verificationUrl: 'Bản xem trước, không có giá trị' };

/** A round whose standing is tried, with what its certificates have in common. */
interface Bench {
  running: RunningContest;
  round: Round;
  standing: Standing;
  look: CurrentLook;
  common: Pick<CertificateData, 'colours' | 'emblemSvg' | 'silhouetteSvg'>;
}

/** A proposed prize that brings a certificate, with whose it is. */
interface Proposed {
  award: ProposedAward;
  group: PrizeGroup;
  tier: PrizeTier;
  person: PrizeWinner;
}

/**
 * Makes the certificates of a result before it is public, to know while there is time which of them cannot be made, or cannot be
 * read. What came of it is kept, the pages are not: one is made again for whoever opens it.
 */
@Injectable()
export class CertificateProofs {
  constructor(
    @InjectScoped(CertificateProof) private readonly proofs: ScopedRepository<CertificateProof>,
    private readonly templates: CertificateTemplates,
    private readonly renderer: CertificateRenderer,
    private readonly standings: Standings,
    private readonly contests: ContestReader,
    private readonly winners: PrizeWinners,
    private readonly drawings: TenantDrawings,
    private readonly directory: TenantDirectory,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Tries up to `limit` certificates of results that wait for their publication, also those whose name, template or drawings have
   * changed since; how many were tried. May be called by several workers at once.
   * @throws DocumentError COMPILER_LOST; the certificate then waits for the next call
   */
  async look(limit: number): Promise<number> {
    let tried = 0;
    for (const running of await this.contests.listRunning()) tried += await this.lookAt(running, limit - tried);
    return tried;
  }

  private async lookAt(running: RunningContest, limit: number): Promise<number> {
    await this.forget(bothKinds(running).filter(({ state }) => !UNPUBLISHED.includes(state)));
    let tried = 0;
    for (const round of bothKinds(running).filter(({ state }) => UNPUBLISHED.includes(state))) {
      const standing = await this.standings.newest(round.id);
      if (standing && tried < limit) tried += await this.tryOut(await this.bench(running, round, standing), limit - tried);
    }
    return tried;
  }

  /** What came of it for a standing, as far as it was tried. */
  async ofStanding(standingId: StandingId): Promise<CertificateProof[]> {
    return this.proofs.find({ where: { standingId }, order: { groupCode: 'ASC', rank: 'ASC' } });
  }

  /**
   * The page as it would be, without number and code: for whoever may know the result.
   * @throws CertificateError CERTIFICATE_UNKNOWN where the place brings none · DocumentError
   */
  async file(running: RunningContest, round: Round, standing: Standing, place: { group: string; rank: number }): Promise<Buffer> {
    const bench = await this.bench(running, round, standing);
    const found = (await this.proposed(bench)).find(({ award }) => award.group === place.group && award.rank === place.rank);
    if (!found) throw new CertificateError('CERTIFICATE_UNKNOWN');
    return (await this.render(bench, dataOf(bench, found))).pdf;
  }

  private async tryOut(bench: Bench, limit: number): Promise<number> {
    const { standing, look } = bench;
    const known = new Map((await this.ofStanding(standing.id)).map((proof) => [placeOf(proof.groupCode, proof.rank), proof.fingerprint]));
    const wanted = (await this.proposed(bench)).map((one) => ({ ...one, data: dataOf(bench, one) }));
    const waiting = wanted
      .map((one) => ({ ...one, fingerprint: fingerprintOf(look, one.data) }))
      .filter(({ award, fingerprint }) => known.get(placeOf(award.group, award.rank)) !== fingerprint)
      .slice(0, limit);
    for (const { award, data, fingerprint } of waiting)
      await this.keep(bench, award, { fingerprint, ...(await this.outcome(bench, data)) });
    return waiting.length;
  }

  private async outcome(bench: Bench, data: CertificateData): Promise<Pick<CertificateProof, 'fault' | 'smallLettersMm'>> {
    try {
      const letters = smallestLetters((await this.render(bench, data)).svg);
      // A template may have small print of its own, for everybody.
      const isSmall =
        letters < READABLE_MM && letters < smallestLetters(this.renderer.preview(readyTemplate(bench.look.source), certificateSpecimen()));
      return { fault: null, smallLettersMm: isSmall ? letters : null };
    } catch (error) {
      if (!(error instanceof DocumentError) || error.kind !== 'invalid') throw error;
      return { fault: error.sentence(), smallLettersMm: null };
    }
  }

  private async keep(
    { round, standing }: Bench,
    { group: groupCode, rank }: ProposedAward,
    found: Pick<CertificateProof, 'fingerprint' | 'fault' | 'smallLettersMm'>,
  ): Promise<void> {
    const place = { standingId: standing.id, groupCode, rank };
    await this.unitOfWork.run(async () => {
      await this.proofs.delete(place);
      await this.proofs.insertMissing([{ ...place, roundId: round.id, madeAt: this.clock.now(), ...found }]);
    });
  }

  /** From the publication on, the certificates themselves say what is wrong; a result that is computed anew is tried anew. */
  private async forget(rounds: readonly Round[]): Promise<void> {
    const roundId = In(rounds.map(({ id }) => id));
    if (rounds.length > 0 && (await this.proofs.exists({ roundId }))) await this.proofs.delete({ roundId });
  }

  private async bench(running: RunningContest, round: Round, standing: Standing): Promise<Bench> {
    const tenant = await this.directory.findById(this.context.tenantId());
    if (!tenant) throw new Error('The tenant in scope is not in the directory.');
    const drawings = await this.drawings.forPaper();
    const common = { colours: tenant.colours, emblemSvg: drawings.get('emblem')?.svg, silhouetteSvg: drawings.get('certificate')?.svg };
    return { running, round, standing, look: await this.templates.current(), common };
  }

  private async proposed({ running: { ruleSet }, standing }: Bench): Promise<Proposed[]> {
    const { awards } = standing.summary.prizes;
    const winners = await this.winners.proposed(standing);
    return awards.flatMap((award): Proposed[] => {
      const [prize, person] = [certificatePrize(ruleSet, award.group, award.tier), winners.get(placeOf(award.group, award.rank))];
      return prize && person ? [{ award, ...prize, person }] : [];
    });
  }

  /** Equal data give equal bytes: the page is dated by its standing. */
  private async render({ look, standing }: Bench, data: CertificateData): Promise<RenderedCertificate> {
    return this.renderer.render(readyTemplate(look.source), data, standing.computedAt);
  }
}

function dataOf(
  { running: { ruleSet, rounds }, round, standing, look, common }: Bench,
  { group, tier, person }: Proposed,
): CertificateData {
  const { printed } = certificateFacts({
    ...{ ruleSet, rounds, round, group, tier, person, number: 0, code: NOT_YET.code, origin: '' },
    ...{ signerName: look.signerName, colours: common.colours, day: standing.computedAt },
  });
  return { ...printed, ...NOT_YET, ...common };
}

function fingerprintOf({ source }: CurrentLook, data: CertificateData): string {
  return createHash('sha256')
    .update(JSON.stringify([source, data]))
    .digest('hex');
}

const placeOf = (group: string, rank: number): string => `${group} ${rank}`;

const bothKinds = ({ rounds, receiving }: RunningContest): Round[] => [...rounds, ...receiving];
