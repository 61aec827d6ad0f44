import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, isPublished, type Round, type RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId, foldVietnamese, newId, type RoundId } from '#kernel';
import { type Award, type AwardId, Awards, type PrizeWinner, PrizeWinners } from '#results';
import { certificatePrize, type PrizeGroup, type PrizeTier } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { type TenantColours, TenantDirectory } from '#tenants';
import { CertificateError } from './certificate.errors.js';
import { CertificateTemplates, type CurrentLook } from './certificate-templates.service.js';
import { newCertificateCode } from './domain/certificate-code.js';
import { certificateFacts } from './domain/certificate-facts.js';
import { CertificateCounter } from './entities/certificate-counter.entity.js';
import { Certificate } from './entities/certificate.entity.js';

const INSERT_AT_ONCE = 500;

/** Who has certificates issued, and under which address. */
export interface PlanningOrder {
  by: AccountId;
  /**
   * "https://lam-dong.khoabang.vn": goes into the QR code. The address that staff used leads to the tenant for certain, the
   * worker that draws the page has none, and what is printed must not change with a later setting.
   */
  origin: string;
}

/** An award that brings a certificate, with the prize that it is and whose. */
interface Entitled {
  award: Award;
  group: PrizeGroup;
  tier: PrizeTier;
  person: PrizeWinner;
}

/** What all certificates of one planning have in common. */
interface Desk {
  running: RunningContest;
  round: Round;
  order: PlanningOrder;
  colours: TenantColours;
  look: CurrentLook;
  now: Date;
}

/** Gives certificates their numbers and fixes their words; the worker makes the files. */
@Injectable()
export class CertificatePlanning {
  constructor(
    @InjectScoped(Certificate) private readonly certificates: ScopedRepository<Certificate>,
    @InjectScoped(CertificateCounter) private readonly counters: ScopedRepository<CertificateCounter>,
    private readonly awards: Awards,
    private readonly contests: ContestReader,
    private readonly winners: PrizeWinners,
    private readonly templates: CertificateTemplates,
    private readonly directory: TenantDirectory,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** How many awards of each published round still lack the certificate that the rules give; rounds that lack none are left out. */
  async due(running: RunningContest): Promise<ReadonlyMap<RoundId, number>> {
    const published = [...running.rounds, ...running.receiving].filter(isPublished).map(({ id }) => id);
    if (published.length === 0) return new Map();
    const awards = (await this.awards.ofContest(running.contest.id)).filter(({ roundId }) => published.includes(roundId));
    const rows = await this.certificates.find({
      select: { tenantId: true, id: true, awardId: true },
      where: { contestId: running.contest.id },
    });
    const known = new Set(rows.map(({ awardId }) => awardId));
    const lacking = (await this.entitled(running, awards)).filter(({ award }) => !known.has(award.id));
    return new Map(
      published.flatMap((id) => {
        const count = lacking.filter(({ award }) => award.roundId === id).length;
        return count > 0 ? [[id, count] as const] : [];
      }),
    );
  }

  /**
   * Plans a certificate for every award of a published round that has none, numbered by rank, and plans those anew that
   * could not be made as they stood (a name was corrected, the template changed). Doing it twice is doing it once.
   * @throws CertificateError ROUND_NOT_PUBLISHED, NO_CERTIFICATE_IN_RULES
   */
  async plan(roundId: RoundId, order: PlanningOrder): Promise<{ planned: number; renewed: number }> {
    const round = await this.contests.round(roundId);
    if (!isPublished(round)) throw new CertificateError('ROUND_NOT_PUBLISHED');
    const running = await this.contests.contest(round.contestId);
    const entitled = await this.entitled(running, await this.awards.ofRound(roundId));
    if (entitled.length === 0) throw new CertificateError('NO_CERTIFICATE_IN_RULES');
    const tenant = await this.directory.findById(this.context.tenantId());
    if (!tenant) throw new Error('The tenant in scope is not in the directory.');
    const { colours } = tenant;
    return this.unitOfWork.run(async () => {
      const look = await this.templates.settled();
      return this.planHeld({ running, round, order, colours, look, now: this.clock.now() }, entitled);
    });
  }

  private async planHeld(desk: Desk, entitled: readonly Entitled[]): Promise<{ planned: number; renewed: number }> {
    const { running, round } = desk;
    const last = await this.holdCounter(running.contest.id);
    const rows = await this.certificates.find({ where: { roundId: round.id } });
    const known = new Map(rows.map((row) => [row.awardId, row]));
    const lacking = entitled.filter(({ award }) => !known.has(award.id));
    const fresh = lacking.map((one, at) => this.newRow(desk, one, last + at + 1));
    await this.insertAll(fresh);
    await this.counters.update({ contestId: running.contest.id }, { last: last + fresh.length });
    const renewed = await this.renewFaulty(desk, entitled, known);
    if (fresh.length + renewed > 0) {
      const numbers = fresh.length > 0 ? { from: last + 1, to: last + fresh.length } : {};
      await this.audit.record({
        actor: desk.order.by,
        action: 'certificates.planned',
        subject: { kind: 'round', id: round.id },
        details: { planned: fresh.length, renewed, template: desk.look.version, ...numbers },
      });
    }
    return { planned: fresh.length, renewed };
  }

  private newRow(desk: Desk, entitled: Entitled, number: number): Partial<Certificate> {
    const { running, round, now } = desk;
    const code = newCertificateCode();
    return {
      id: newId<'certificate'>(now),
      contestId: running.contest.id,
      roundId: round.id,
      awardId: entitled.award.id,
      number,
      code,
      state: 'planned',
      ...wordsOf(desk, entitled, { number, code }),
    };
  }

  /** Those that could not be made get today's name and look; number and code stay. */
  private async renewFaulty(desk: Desk, entitled: readonly Entitled[], known: ReadonlyMap<AwardId, Certificate>): Promise<number> {
    let renewed = 0;
    for (const one of entitled) {
      const certificate = known.get(one.award.id);
      if (!certificate?.fault) continue;
      const where = { id: certificate.id, state: 'planned' as const, fault: Not(IsNull()) };
      renewed += await this.certificates.update(where, { ...wordsOf(desk, one, certificate), fault: null, failures: 0, claimedAt: null });
    }
    return renewed;
  }

  /** The last number that was given; nobody else gives one until the unit of work ends. */
  private async holdCounter(contestId: ContestId): Promise<number> {
    await this.counters.insertMissing([{ contestId, last: 0 }]);
    const counter = await this.counters.findOne({ where: { contestId }, lock: { mode: 'pessimistic_write' } });
    return counter?.last ?? 0;
  }

  /** A row that is not taken would leave a gap in the numbers: then none is. */
  private async insertAll(rows: Partial<Certificate>[]): Promise<void> {
    for (let from = 0; from < rows.length; from += INSERT_AT_ONCE) await this.certificates.insert(rows.slice(from, from + INSERT_AT_ONCE));
  }

  private async entitled({ contest, ruleSet }: RunningContest, awards: readonly Award[]): Promise<Entitled[]> {
    const winners = await this.winners.of(contest.id, awards);
    return awards.flatMap((award): Entitled[] => {
      const [prize, person] = [certificatePrize(ruleSet, award.groupCode, award.tierCode), winners.get(award.id)];
      return prize && person ? [{ award, ...prize, person }] : [];
    });
  }
}

/** What a certificate says, from the state of things at this moment. */
function wordsOf({ running, round, order, colours, look, now }: Desk, entitled: Entitled, numbered: { number: number; code: string }) {
  const { group, tier, person } = entitled;
  return {
    accountId: person.accountId,
    fullName: person.fullName,
    nameKey: foldVietnamese(person.fullName),
    facts: certificateFacts({
      ruleSet: running.ruleSet,
      rounds: running.rounds,
      round,
      group,
      tier,
      person,
      ...numbered,
      signerName: look.signerName,
      colours,
      origin: new URL(order.origin).origin,
      day: now,
    }),
    templateVersion: look.version,
    plannedAt: now,
    plannedBy: order.by,
  };
}
