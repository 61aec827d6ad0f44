import { competingUnitOf } from '../collective/open-figure.js';
import type { RuleSet } from '../plan/rule-set.js';
import { nearestBlock } from '../ranking/boards.js';
import type { RecheckAttempt, RecheckRecord, UnitsNamed } from './recheck-record.js';
import { unitsOf, type UnitShape } from './standing-inputs.js';

type Collective = Extract<RecheckRecord, { kind: 'collective' }>;

/**
 * Makes the records of the board's file those of the one for everybody: without salts, and without the units of those who could be
 * recognised by them.
 */
export class PublicForm {
  private readonly unitsNamed: UnitsNamed;
  private readonly blockOf: (unit: string) => string | undefined;

  /**
   * @param facts.ruleSet the one that ranks
   * @param facts.units the tree; null where neither a ranking nor an award looked at it
   * @param facts.few units of which few people took part, see `unitsOfFew`
   */
  constructor(private readonly facts: { ruleSet: RuleSet; units: readonly UnitShape[] | null; few: ReadonlySet<string> }) {
    const { ruleSet, units, few } = facts;
    this.unitsNamed = units === null ? 'none' : few.size > 0 ? 'of-many' : 'all';
    const hasBlocks = ruleSet.boards?.some(({ blocks }) => blocks) === true;
    this.blockOf = units && hasBlocks ? nearestBlock(ruleSet, unitsOf(units)) : () => undefined;
  }

  of(record: RecheckRecord): RecheckRecord {
    switch (record.kind) {
      case 'head':
        return { ...record, form: 'public', unitsNamed: this.unitsNamed };
      case 'attempt':
        return { kind: 'attempt', attempt: this.attempt(record.attempt) };
      case 'collective':
        return this.unitsNamed === 'of-many' ? this.collective(record) : record;
      default:
        return record;
    }
  }

  private attempt(attempt: RecheckAttempt): RecheckAttempt {
    const { unit } = attempt;
    if (this.unitsNamed === 'none') return { ...attempt, unit: null, salt: null };
    if (unit === null || !this.facts.few.has(unit)) return { ...attempt, salt: null };
    return { ...attempt, unit: null, block: this.blockOf(unit) ?? null, salt: null };
  }

  /** Without the units for which somebody counts whose unit is not named, nor what others say of them as their neighbours. */
  private collective({ kind, standing }: Collective): Collective {
    const { ruleSet, units, few } = this.facts;
    const award = ruleSet.collective.find(({ code }) => code === standing.award);
    const competing = award ? competingUnitOf(ruleSet, award, unitsOf(units ?? [])) : new Map<string, string>();
    const withheld = new Set([...few].map((unit) => competing.get(unit)));
    const lines = standing.lines.filter(({ unit }) => !withheld.has(unit)).map((line) => ({ ...line, explanation: null }));
    return { kind, standing: { ...standing, lines }, withheld: standing.lines.length - lines.length };
  }
}
