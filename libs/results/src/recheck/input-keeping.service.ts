import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AlterationId, ContestReader, type Round, type RunningContest } from '#contests';
import {
  type AttemptsOfRound,
  type CompetingUnit,
  type Exclusion,
  findRound,
  type HeldPrize,
  inputsHash,
  judgedDigests,
  leadersDigest,
  type LeaderWord,
  PUBLIC_DRAW,
  type RefusedPrize,
  ruleSetHash,
  sectionHashes,
  type StandingInputs,
  unitShapes,
  unitsHash,
} from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { StandingId } from '../entities/standing.entity.js';
import { StandingInputsRow } from '../entities/standing-inputs.entity.js';
import type { JudgedFrom } from '../judged/judged-gathering.service.js';
import type { ScoredFrom } from '../closing/round-ranker.service.js';

/** What a standing has just been computed from. */
export interface UsedInputs {
  standingId: StandingId;
  /** Given where the standings of units alone were computed anew after an annulment. */
  recountOf?: AlterationId;
  /** Of the standing; of a recount that of the standing beside which it is. */
  version: number;
  running: RunningContest;
  round: Round;
  /** Fingerprint of the standing. */
  sha256: string;
  scores: Omit<ScoredFrom, 'keyVersions'>;
  /** Who is left out of all rounds. */
  exclusions: readonly Exclusion[];
  held: readonly HeldPrize[];
  refusals: readonly RefusedPrize[];
  /** The unit tree; undefined where neither the ranking nor an award looked at it. */
  units: readonly CompetingUnit[] | undefined;
  collective: StandingInputs['collective'];
}

/** What a standing of a part of submissions has just been computed from. */
export interface UsedByJudges extends Pick<UsedInputs, 'standingId' | 'version' | 'running' | 'round' | 'sha256' | 'units' | 'collective'> {
  from: JudgedFrom;
  /** Who leads units, where an award asks for it. */
  leaders: LeaderWord[] | undefined;
}

/** Keeps what a standing was computed from. */
@Injectable()
export class InputKeeping {
  constructor(
    @InjectScoped(StandingInputsRow) private readonly inputs: ScopedRepository<StandingInputsRow>,
    private readonly contests: ContestReader,
  ) {}

  /** Keeps it in the caller's unit of work, in which the standing itself is frozen. @returns its fingerprint */
  async keep({
    standingId,
    recountOf,
    version,
    running,
    round,
    sha256,
    scores,
    exclusions,
    held,
    refusals,
    units,
    collective,
  }: UsedInputs): Promise<string> {
    const shapes = units && unitShapes(units);
    const body: StandingInputs = {
      format: 'khoa-bang-inputs-1',
      contest: round.contestId,
      part: round.partCode,
      round: round.code,
      ...openingOf(running, round),
      version,
      standing: sha256,
      drawSeed: scores.drawSeed,
      ...(scores.draw && { draw: { form: PUBLIC_DRAW, commitment: scores.draw.commitment, value: scores.draw.value } }),
      ruleSet: running.ruleSetId,
      ruleSets: await this.ruleSets([...new Set([running.ruleSetId, ...scores.ruleSetIds])]),
      banks: scores.banks.toSorted(byId),
      exclusions: exclusions.toSorted((a, b) => compare(a.person, b.person) || compare(a.reason, b.reason)),
      reviewed: scores.leftOut.toSorted((a, b) => compare(a.round, b.round)),
      held: [...held],
      ...(refusals.length > 0 && { refusals: [...refusals] }),
      rounds: roundsOf(running, round, scores.sealed),
      units: shapes ? { count: shapes.length, sha256: unitsHash(shapes) } : null,
      collective: [...collective],
    };
    const hash = inputsHash(body);
    const sections = sectionHashes(body);
    await this.inputs.insert({ standingId, recountOf: recountOf ?? null, body, units: shapes ?? null, sections, sha256: hash });
    return hash;
  }

  /**
   * Keeps what the standing of a part of submissions was computed from, in the caller's unit of work, in which it is frozen.
   * @returns its fingerprint
   */
  async keepJudged({ standingId, version, running, round, sha256, from, collective, units, leaders }: UsedByJudges): Promise<string> {
    const shapes = units && unitShapes(units);
    const evidence = { ...from.evidence, ...(leaders && { leaders }), salt: randomBytes(SALT_BYTES).toString('hex') };
    const body: StandingInputs = {
      ...{ format: 'khoa-bang-inputs-1', contest: round.contestId, part: round.partCode, round: round.code, version, standing: sha256 },
      ...{ drawSeed: from.drawSeed, ruleSet: running.ruleSetId, ruleSets: await this.ruleSets([running.ruleSetId]), banks: [] },
      exclusions: from.exclusions,
      reviewed: from.reviewed.map((one) => ({ round: round.code, ...one })),
      held: from.held,
      ...(from.refusals.length > 0 && { refusals: from.refusals }),
      rounds: [],
      units: shapes ? { count: shapes.length, sha256: unitsHash(shapes) } : null,
      ...(leaders && { leaders: leadersDigest(leaders, evidence.salt) }),
      judged: { ...judgedDigests(evidence), counts: from.counts },
      collective: [...collective],
    };
    const hash = inputsHash(body);
    const kept = {
      body,
      units: shapes ?? null,
      judged: evidence,
      sections: sectionHashes(body),
      sha256: hash,
    };
    await this.inputs.insert({ standingId, recountOf: null, ...kept });
    return hash;
  }

  /** What a standing was computed from, or a recount; undefined for one that is older than this. */
  async of(standingId: StandingId): Promise<StandingInputsRow | undefined> {
    return (await this.inputs.findOne({ where: { standingId } })) ?? undefined;
  }

  private async ruleSets(ids: readonly RunningContest['ruleSetId'][]): Promise<StandingInputs['ruleSets']> {
    const found: StandingInputs['ruleSets'] = [];
    for (const id of ids) found.push({ id, sha256: ruleSetHash(await this.contests.ruleSet(id)) });
    return found.toSorted(byId);
  }
}

const SALT_BYTES = 32;

/** SHA-256 of nothing: a round in which nobody sat. */
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byId = (a: { id: string }, b: { id: string }): number => compare(a.id, b.id);

/** The rounds whose attempts were looked at, with their ids; the one that is ranked also where nobody sat in it. */
function roundsOf({ rounds }: RunningContest, ranked: Round, sealed: readonly AttemptsOfRound[]): StandingInputs['rounds'] {
  const ids = new Map(
    rounds.filter((one) => one.partCode === ranked.partCode && one.state !== 'annulled').map((one) => [one.code, one.id]),
  );
  const own = sealed.some(({ round }) => round === ranked.code)
    ? []
    : [{ round: ranked.code, count: 0, sha256: EMPTY_SHA256, unitsSha256: EMPTY_SHA256 }];
  return [...sealed, ...own].map((one) => ({ ...one, id: ids.get(one.round) ?? '' }));
}

/** Where a round ran a second time, its opening is not the one of the rules. */
function openingOf({ ruleSet }: RunningContest, { partCode, code, opensAt }: Round): Pick<StandingInputs, 'opensAt'> {
  const opened = opensAt.getTime();
  return findRound(ruleSet, partCode, code)?.opens === opened ? {} : { opensAt: opened };
}
