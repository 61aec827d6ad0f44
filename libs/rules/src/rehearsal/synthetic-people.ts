import { MINUTE_MS } from '#kernel';
import { checkEligibility } from '../eligibility/check-eligibility.js';
import type { Person } from '../eligibility/eligibility-condition.js';
import { accessWord } from '../eligibility/access-word.js';
import { declares } from '../eligibility/declares.js';
import { barredGroups } from '../eligibility/people-groups.js';
import type { RuleSet } from '../plan/rule-set.js';
import { type Chance, syntheticId } from './chance.js';
import { chainOf, type SyntheticUnit } from './synthetic-units.js';

/** Somebody who was let in. */
export interface SyntheticContestant {
  /** Pseudonym. */
  id: string;
  audience: string;
  unit: string;
  /** How likely an answer is right, from 0 to 1. */
  skill: number;
  /** How likely the person takes part in a round, from 0 to 1. */
  zeal: number;
  isLeader: boolean;
  hasCompleteProfile: boolean;
}

export interface Registrations {
  applied: number;
  admitted: SyntheticContestant[];
  /** By reason, most frequent first. */
  refused: { code: string; people: number; sentence: string }[];
}

const YEAR_MS = 365.25 * 24 * 60 * MINUTE_MS;

/**
 * So many people ask to take part; the rules decide who may. A few live elsewhere, sit on a team that runs the contest, are
 * too young or lack a consent: each condition gets somebody to refuse.
 */
export function syntheticPeople(
  ruleSet: RuleSet,
  { count, units, at, chance }: { count: number; units: readonly SyntheticUnit[]; at: number; chance: Chance },
): Registrations {
  const pools = { residence: poolOf(units, 'residence'), workplace: poolOf(units, 'workplace') };
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const typical = typicalFacts(ruleSet);
  const admitted: SyntheticContestant[] = [];
  const refused = new Map<string, { people: number; sentence: string }>();
  for (let n = 1; n <= count; n++) {
    const audience = chance.pick(ruleSet.audiences);
    const basis = audience.registersBy === 'either' ? chance.pick(['residence', 'workplace'] as const) : audience.registersBy;
    const unit = chance.pick(pools[basis].length > 0 ? pools[basis] : poolOf(units));
    const isFromElsewhere = chance.happens(0.01);
    const years = chance.happens(0.1) ? chance.between(8, 17) : 18 + Math.floor(chance.bell() * 60);
    const facts: Person = {
      audience: audience.code,
      registersBy: basis,
      unitCodes: isFromElsewhere ? ['noi-khac'] : chainOf(unit, byCode),
      birthDate: new Date(at - (years + chance.share()) * YEAR_MS).toISOString().slice(0, 10),
      ...typical(chance),
    };
    const { eligible, reasons } = checkEligibility(ruleSet, facts);
    if (eligible) {
      admitted.push({
        id: syntheticId('person', n, chance.below(2 ** 32)),
        audience: audience.code,
        unit,
        skill: chance.happens(0.25) ? 0.995 : 0.45 + chance.bell() * 0.5,
        zeal: 0.4 + chance.share() * 0.55,
        isLeader: basis === 'workplace' && chance.happens(0.08),
        hasCompleteProfile: chance.happens(0.98),
      });
      continue;
    }
    const [first] = reasons;
    if (!first) continue;
    refused.set(first.code, { people: (refused.get(first.code)?.people ?? 0) + 1, sentence: first.sentence });
  }
  return {
    applied: count,
    admitted,
    refused: [...refused]
      .map(([code, entry]) => ({ code, ...entry }))
      .toSorted((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1)),
  };
}

/** Units as often as they weigh. */
function poolOf(units: readonly SyntheticUnit[], basis?: SyntheticUnit['basis']): string[] {
  return units
    .filter((unit) => basis === undefined || unit.basis === basis)
    .flatMap(({ code, weight }) => Array<string>(weight).fill(code));
}

/** What most people have, and a few lack, of the facts that this plan's conditions look at. */
function typicalFacts(ruleSet: RuleSet): (chance: Chance) => Person {
  const barred = barredGroups(ruleSet);
  const teams = barred.filter(({ list }) => list === 'teams').map(({ code }) => code);
  const lists = barred.filter(({ list }) => list === 'lists').map(({ code }) => code);
  const used = (code: string): Record<string, unknown>[] => ruleSet.eligibility.filter((condition) => condition.code === code);
  const words = used(accessWord.code).map(({ word }) => String(word));
  const declarations = used(declares.code).flatMap(({ statements }) =>
    declares.args.shape.statements.parse(statements).map(({ code }) => code),
  );
  return (chance) => ({
    teams: teams.length > 0 && chance.happens(0.01) ? [chance.pick(teams)] : [],
    lists: lists.length > 0 && chance.happens(0.01) ? [chance.pick(lists)] : [],
    guardianConsent: chance.happens(0.85),
    identityLevel: chance.happens(0.9) ? 2 : chance.pick([0, 1] as const),
    accessWord: chance.happens(0.98) ? (words[0] ?? '') : 'khong dung',
    declared: chance.happens(0.99) ? declarations : [],
  });
}
