import { Injectable, Logger } from '@nestjs/common';
import { AttemptLedger, quizPart } from '#attempts';
import { ContestReader } from '#contests';
import { Clock, type ContestId, type RoundId } from '#kernel';
import { type BankId, SealedBanks } from '#questions';
import {
  type AttemptColumns,
  AttemptScorer,
  revisionsOf,
  collectiveHash,
  collectiveStanding,
  GatheredAttempts,
  onlyAttempts,
  type RuleSet,
  type StandingInputs,
  sourcesHash,
  unitSourceHash,
  unitSources,
  unitsOf,
  winnersOf,
} from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { StandingInputsRow } from '../entities/standing-inputs.entity.js';
import { CollectiveSource, CollectiveSourceUnit } from './entities/collective-source.entity.js';

/** Units that are kept in one statement: most of a tree are small. */
const KEPT_AT_ONCE = 200;
/** A standing whose figures cannot be had again is tried once more after this: something was corrected since, or will be. */
const TRY_AGAIN_MS = 10 * 60_000;

/** Keeps what the collective figures of a standing are made of, soon after the standing: the closing of a round does not wait for it. */
@Injectable()
export class SourceKeeping {
  private readonly logger = new Logger('tasks');
  /** Standings that failed, and when. */
  private readonly failed = new Map<string, number>();

  constructor(
    @InjectScoped(StandingInputsRow) private readonly inputs: ScopedRepository<StandingInputsRow>,
    @InjectScoped(CollectiveSource) private readonly heads: ScopedRepository<CollectiveSource>,
    @InjectScoped(CollectiveSourceUnit) private readonly units: ScopedRepository<CollectiveSourceUnit>,
    private readonly ledger: AttemptLedger,
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the sources of the standings that have none yet. Each is computed anew from what was frozen with the standing, and kept
   * only where that gives the very hashes of its collective standings. May be broken off and begun again; two at once keep the same.
   * @returns how many were kept
   */
  async keepMissing(): Promise<number> {
    let kept = 0;
    for (const row of await this.missing()) if (!this.isResting(row) && (await this.keep(row))) kept += 1;
    return kept;
  }

  private async missing(): Promise<StandingInputsRow[]> {
    return this.inputs.query('i', (query) =>
      query
        .andWhere("jsonb_array_length(i.body -> 'collective') > 0")
        .andWhere('not exists (select from collective_sources s where s.tenant_id = i.tenantId and s.standing_id = i.standingId)')
        .orderBy('i.standingId', 'DESC')
        .limit(20)
        .getMany(),
    );
  }

  private isResting({ standingId }: StandingInputsRow): boolean {
    const since = this.failed.get(standingId);
    return since !== undefined && performance.now() - since < TRY_AGAIN_MS;
  }

  private async keep({ standingId, body, units: shapes }: StandingInputsRow): Promise<boolean> {
    const ruleSet = await this.contests.ruleSet(body.ruleSet as Parameters<ContestReader['ruleSet']>[0]);
    const attempts = await this.attempts(body);
    if (!isSame(ruleSet, body, attempts, shapes ?? [])) {
      this.failed.set(standingId, performance.now());
      this.logger.warn(
        `what the collective figures of standing ${standingId} are made of cannot be had again: attempts or units changed behind it`,
      );
      return false;
    }
    const part = ruleSet.parts.find(({ code }) => code === body.part);
    const sources = unitSources({ part, attempts, exclusions: body.exclusions, reviewed: body.reviewed });
    const rows = sources.map((source) => ({ ...source, sha256: unitSourceHash(source) }));
    const round = body.rounds.find((one) => one.round === body.round);
    await this.unitOfWork.run(async () => {
      for (let from = 0; from < rows.length; from += KEPT_AT_ONCE)
        await this.units.insertMissing(
          rows.slice(from, from + KEPT_AT_ONCE).map(({ unit, submittedMs, ...lists }) => ({
            standingId,
            unitCode: unit,
            ...lists,
            submittedMs: submittedMs.map(String),
          })),
        );
      await this.heads.insertMissing([
        {
          standingId,
          contestId: body.contest as ContestId,
          roundId: (round?.id ?? '') as RoundId,
          awards: body.collective,
          units: rows.length,
          attempts: attempts.count,
          sha256: sourcesHash(rows),
          keptAt: this.clock.now(),
        },
      ]);
    });
    this.failed.delete(standingId);
    return true;
  }

  /** The attempts of the standing, scored by the keys that it was computed with. */
  private async attempts(body: StandingInputs): Promise<AttemptColumns> {
    const codes = new Map(body.rounds.map(({ id, round }) => [id, round]));
    const asOf = body.rounds.find(({ round }) => round === body.round)?.id as RoundId;
    const scorers = new Map<string, AttemptScorer>();
    const gathered = new GatheredAttempts();
    for await (const page of this.ledger.sealed([...codes.keys()] as RoundId[], { asOf })) {
      for (const attempt of page) {
        const place = `${attempt.bankId} ${attempt.ruleSetId}`;
        const scorer = scorers.get(place) ?? (await this.scorer(attempt, body));
        scorers.set(place, scorer);
        const { points, allCorrect, valid } = scorer.score(attempt);
        const { id, person, unit, audience, prediction, startedAt, submittedAt } = attempt;
        gathered.add({
          ...{ id, person, unit, audience, points, allCorrect, valid },
          completeProfile: true,
          round: codes.get(attempt.roundId) ?? '',
          prediction: prediction ?? NaN,
          startedAt: startedAt.getTime(),
          submittedAt: submittedAt.getTime(),
        });
      }
    }
    return gathered.all();
  }

  private async scorer(
    { bankId, ruleSetId }: { bankId: BankId; ruleSetId: Parameters<ContestReader['ruleSet']>[0] },
    { part, banks }: StandingInputs,
  ): Promise<AttemptScorer> {
    const bank = await this.banks.byId(bankId);
    const version = banks.find(({ id }) => id === bankId)?.keyVersion ?? 1;
    const { key, revisions } = await this.banks.keyVersion(bankId, version);
    return new AttemptScorer(quizPart(await this.contests.ruleSet(ruleSetId), part), bank.questions, key, revisionsOf(revisions));
  }
}

/** Whether these attempts and units give the collective standings that were kept. */
function isSame(
  ruleSet: RuleSet,
  body: StandingInputs,
  attempts: AttemptColumns,
  shapes: NonNullable<StandingInputsRow['units']>,
): boolean {
  const out = new Set(body.reviewed.map(({ round, person }) => `${round}\t${person}`));
  const { rounds, round, people, person } = attempts;
  const counted =
    out.size === 0
      ? attempts
      : onlyAttempts(attempts, (row) => !out.has(`${rounds[round[row] as number]}\t${people[person[row] as number]}`));
  const units = unitsOf(shapes);
  const winners: Record<string, string[]> = {};
  return body.collective.every(({ award, sha256 }) => {
    const standing = collectiveStanding({
      ...{ ruleSet, award, attempts: counted, units, winners },
      exclusions: body.exclusions,
      drawSeed: body.drawSeed,
    });
    winners[award] = winnersOf(standing);
    return collectiveHash(standing) === sha256;
  });
}
