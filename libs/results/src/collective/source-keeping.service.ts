import { Injectable, Logger } from '@nestjs/common';
import { quizPart } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader, type RuleSetId } from '#contests';
import { Clock, type ContestId, type RoundId } from '#kernel';
import { type BankId, SealedBanks } from '#questions';
import type { StandingInputs } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { StandingInputsRow } from '../entities/standing-inputs.entity.js';
import { Reckoner } from '../reckoning/reckoner.service.js';
import type { AskScoring } from '../reckoning/reckoning.js';
import type { ReckoningOf } from '../reckoning/reckonings.js';
import { CollectiveSource, CollectiveSourceUnit } from './entities/collective-source.entity.js';
import type { SourcesHead } from './source-reckoning.js';

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
    private readonly reckoner: Reckoner,
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
    private readonly audit: AuditTrail,
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

  /**
   * Computes anew what the figures of a standing are made of. The caller stops what it gets.
   * @param row what the standing was computed from
   */
  async reckon({ body, units }: StandingInputsRow): Promise<ReckoningOf<'sources'>> {
    const task = {
      ruleSet: await this.contests.ruleSet(body.ruleSet as RuleSetId),
      part: body.part,
      rounds: new Map(body.rounds.map(({ id, round }) => [id, round])),
      exclusions: body.exclusions,
      reviewed: body.reviewed,
      drawSeed: body.drawSeed,
      units: units ?? [],
      collective: body.collective,
    };
    const roundIds = body.rounds.map(({ id }) => id as RoundId);
    return this.reckoner.read('sources', task, { roundIds, asOf: rankedRound(body), ask: this.scoring(body) });
  }

  /** Of standings and of recounts, newest first. */
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

  private async keep(row: StandingInputsRow): Promise<boolean> {
    const reckoning = await this.reckon(row);
    try {
      const head = await reckoning.finish();
      if (head.isSame) {
        await this.unitOfWork.run(() => this.write(row, head, reckoning));
        this.failed.delete(row.standingId);
        return true;
      }
    } finally {
      await reckoning.stop();
    }
    this.failed.set(row.standingId, performance.now());
    this.logger.warn(
      `what the collective figures of standing ${row.standingId} are made of cannot be had again: attempts or units changed behind it`,
    );
    return false;
  }

  /** The trail has the fingerprint: who changes the lists behind the application would have to change it as well. */
  private async write(
    { standingId, body }: StandingInputsRow,
    { units, attempts, sha256 }: SourcesHead,
    reckoning: ReckoningOf<'sources'>,
  ): Promise<void> {
    for (let from = 1; from <= units; from += KEPT_AT_ONCE)
      await this.units.insertMissing(
        (await reckoning.lines(from, KEPT_AT_ONCE)).map(({ unit, submittedMs, ...lists }) => ({
          standingId,
          unitCode: unit,
          ...lists,
          submittedMs: submittedMs.map(String),
        })),
      );
    const [contestId, roundId, awards] = [body.contest as ContestId, rankedRound(body), body.collective];
    const head = { standingId, contestId, roundId, awards, units, attempts, sha256, keptAt: this.clock.now() };
    if ((await this.heads.insertMissing([head])) === 0) return;
    await this.audit.record({
      actor: null,
      action: 'round.sources-kept',
      subject: { kind: 'round', id: roundId },
      details: { basis: standingId, sources: sha256 },
    });
  }

  /** By the keys that the standing was computed with. */
  private scoring({ part, banks }: StandingInputs): AskScoring {
    return async (place) => {
      const bankId = place.bankId as BankId;
      const { questions } = await this.banks.byId(bankId);
      const version = banks.find(({ id }) => id === bankId)?.keyVersion ?? 1;
      const { key, revisions } = await this.banks.keyVersion(bankId, version);
      const { paper } = quizPart(await this.contests.ruleSet(place.ruleSetId as RuleSetId), part);
      return { paper, questions, key, revisions };
    };
  }
}

/** The round after which the standing is. */
function rankedRound({ rounds, round }: StandingInputs): RoundId {
  return (rounds.find((one) => one.round === round)?.id ?? '') as RoundId;
}
