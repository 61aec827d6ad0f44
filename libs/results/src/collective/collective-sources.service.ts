import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  attemptsOfUnits,
  checkConditions,
  type CheckedCondition,
  type CollectiveAward,
  type CollectiveLine,
  competingUnitOf,
  nameOfIn,
  openFigures,
  type OpenedFigure,
  type RuleSet,
  stuffingSigns,
  type StuffingSign,
  type UnitAttempt,
  type UnitSource,
  unitsOf,
} from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { CollectiveSnapshot } from '../entities/collective-standing.entity.js';
import { InputKeeping } from '../recheck/input-keeping.service.js';
import { ResultError } from '../result.errors.js';
import { CollectiveSource, CollectiveSourceUnit, unitSourceOf } from './entities/collective-source.entity.js';

/** One unit's line in a collective standing, opened to what its figures are made of. */
export interface OpenedUnit {
  line: CollectiveLine;
  conditions: CheckedCondition[];
  figures: OpenedFigure[];
  /** In the order of handing in, those too that count for no unit. */
  attempts: UnitAttempt[];
  /** The same that may count: those to which the shares of the figures belong. */
  counting: UnitAttempt[];
  /** Who is left out of all rounds, by pseudonym, with the reason of the rules. */
  exclusions: ReadonlyMap<string, string>;
  /** Codes of the units whose people these are: the unit itself, and those below it that do not compete themselves. */
  units: string[];
  head: CollectiveSource;
}

/** What should be asked about a unit that competes. */
export interface AskedUnit {
  line: CollectiveLine;
  signs: StuffingSign[];
  /** When its attempts were handed in, epoch milliseconds, in order. */
  times: number[];
}

/** What collective figures are made of, as it was kept with the standing. */
@Injectable()
export class CollectiveSources {
  constructor(
    @InjectScoped(CollectiveSource) private readonly heads: ScopedRepository<CollectiveSource>,
    @InjectScoped(CollectiveSourceUnit) private readonly units: ScopedRepository<CollectiveSourceUnit>,
    private readonly inputs: InputKeeping,
  ) {}

  /** What is kept beside a collective standing; undefined in the moments before it is, and for standings of earlier versions of the program. */
  async headOf({ contestId, roundId, awardCode, sha256 }: CollectiveSnapshot): Promise<CollectiveSource | undefined> {
    const heads = await this.heads.find({ where: { contestId, roundId }, order: { keptAt: 'DESC' } });
    return heads.find(({ awards }) => awards.some((one) => one.award === awardCode && one.sha256 === sha256));
  }

  /**
   * Opens one unit's line.
   * @param ruleSet under which the standing was computed
   * @throws ResultError NO_UNIT for a unit that is not in the standing, NO_SOURCE where nothing is kept (yet)
   */
  async open(ruleSet: RuleSet, award: CollectiveAward, snapshot: CollectiveSnapshot, code: string): Promise<OpenedUnit> {
    const line = snapshot.body.lines.find(({ unit }) => unit === code);
    if (!line) throw new ResultError('NO_UNIT');
    const head = await this.headOf(snapshot);
    const inputs = head && (await this.inputs.of(head.standingId));
    if (!head || !inputs) throw new ResultError('NO_SOURCE');
    const belongs = competingUnitOf(ruleSet, award, unitsOf(inputs.units ?? []));
    const units = [...belongs].flatMap(([below, competing]) => (competing === code ? [below] : []));
    const attempts = attemptsOfUnits(await this.sources(head, units));
    return {
      line,
      conditions: checkConditions(award, line, nameOfIn(ruleSet)),
      figures: openFigures(award, line, attempts),
      attempts,
      counting: attempts.filter(({ leftOut }) => leftOut === null),
      exclusions: new Map(inputs.body.exclusions.map(({ person, reason }) => [person, reason])),
      units,
      head,
    };
  }

  /**
   * The units of a collective standing about which somebody should ask, as far as their numbers say.
   * @throws ResultError NO_SOURCE where nothing is kept (yet)
   */
  async asked(ruleSet: RuleSet, award: CollectiveAward, snapshot: CollectiveSnapshot): Promise<AskedUnit[]> {
    // After the only round was annulled nobody counts for any unit: there is nothing that could have been kept.
    if (snapshot.body.lines.length === 0) return [];
    const head = await this.headOf(snapshot);
    const inputs = head && (await this.inputs.of(head.standingId));
    if (!head || !inputs) throw new ResultError('NO_SOURCE');
    const belongs = competingUnitOf(ruleSet, award, unitsOf(inputs.units ?? []));
    const times = new Map<string, number[]>();
    for (const source of await this.sources(head, [...belongs.keys()])) {
      const competing = belongs.get(source.unit) ?? '';
      const own = times.get(competing) ?? [];
      for (const { leftOut, submittedAt } of attemptsOfUnits([source])) if (leftOut === null) own.push(submittedAt);
      times.set(competing, own);
    }
    for (const own of times.values()) own.sort((a, b) => a - b);
    const lines = new Map(snapshot.body.lines.map((line) => [line.unit, line]));
    const curves = [...lines.values()].map(({ unit, block, headCount, people }) => ({
      unit,
      block,
      headCount,
      people,
      times: times.get(unit) ?? [],
    }));
    return stuffingSigns(curves).flatMap(({ unit, signs }) => {
      const line = lines.get(unit);
      return line ? [{ line, signs, times: times.get(unit) ?? [] }] : [];
    });
  }

  private async sources({ standingId }: CollectiveSource, unitCodes: readonly string[]): Promise<UnitSource[]> {
    const rows = await this.units.find({ where: { standingId, unitCode: In([...unitCodes]) } });
    return rows.map(unitSourceOf);
  }
}
