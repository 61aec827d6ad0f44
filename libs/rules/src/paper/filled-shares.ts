import type { BankQuestion, DrawScope } from './draw-rule.js';
import { drawRules } from './draw-rules.js';
import { PaperError } from './paper-error.js';
import type { PaperRules } from './paper-rules.js';
import { sharesOf } from './shares-of.js';

/** A share with the questions that it draws from, in the bank's order. */
interface FilledShare {
  items: number;
  candidates: readonly BankQuestion[];
}

/** What was found out once for a bank and the rules of a paper: the shares of each kind of paper. */
interface Kinds {
  /** What the rule tells papers apart by. */
  looksAt: readonly (keyof DrawScope)[];
  shares: Map<string, FilledShare[]>;
}

const kept = new WeakMap<readonly BankQuestion[], WeakMap<PaperRules, Kinds>>();

/**
 * The shares of a paper with their questions. Banks and rules never change once they are read, so the questions are sorted
 * out once for each kind of paper, and not for each of a million papers.
 * @throws PaperError when the rules have no such paper, or the bank has too few questions for it
 */
export function filledShares(paper: PaperRules, bank: readonly BankQuestion[], scope: DrawScope): readonly FilledShare[] {
  const { looksAt, shares } = kindsOf(paper, bank);
  const kind = looksAt.map((part) => scope[part] ?? '').join('\n');
  const known = shares.get(kind);
  if (known) return known;
  const filled = sharesOf(paper, scope).map(({ items, name, from }) => {
    const candidates = bank.filter(from);
    if (candidates.length < items) throw new PaperError('BANK_TOO_SMALL', { share: name, wanted: items, present: candidates.length });
    return { items, candidates };
  });
  shares.set(kind, filled);
  return filled;
}

function kindsOf(paper: PaperRules, bank: readonly BankQuestion[]): Kinds {
  const known = kept.get(bank)?.get(paper);
  if (known) return known;
  const [scope = {}] = drawRules.of(paper.draw).scopes(paper.draw);
  const kinds: Kinds = { looksAt: Object.keys(scope) as (keyof DrawScope)[], shares: new Map() };
  const ofBank = kept.get(bank) ?? new WeakMap<PaperRules, Kinds>();
  kept.set(bank, ofBank.set(paper, kinds));
  return kinds;
}
