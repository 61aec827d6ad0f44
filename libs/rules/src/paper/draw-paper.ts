import type { NameOf } from '../plan/strategy.js';
import type { BankQuestion, DrawScope } from './draw-rule.js';
import { drawRules } from './draw-rules.js';
import { filledShares } from './filled-shares.js';
import { PaperError } from './paper-error.js';
import type { PaperRules } from './paper-rules.js';
import { RandomWords } from './random-words.js';
import { sharesOf } from './shares-of.js';

/** One question of a drawn paper. `options` are positions in the bank's order, in the order in which they are shown. */
export interface PaperItem {
  question: string;
  options: number[];
}

interface Draw {
  paper: PaperRules;
  bank: readonly BankQuestion[];
  /** Any text, best an unguessable one per attempt, kept with the attempt. */
  seed: string;
}

/**
 * Draws the paper of one attempt: which questions, in which order, with which order of options. It depends on nothing but
 * the rules, the seed, the bank in its given order and, where the rules say so, the round and the audience group; so anyone
 * who has these can repeat it (see `RandomWords` for the generator). Step by step: each share of the draw rule selects its
 * questions out of the bank's, in the order of the shares; then the questions are shuffled, or put back into the bank's
 * order; then the options of each, in that order. The key plays no part.
 * @param bank never changed once a paper was drawn from it: what was sorted out of it is remembered
 * @param scope the round and the person's audience group
 * @throws PaperError when the bank has too few questions; `bankGaps` tells beforehand
 */
export function drawPaper({ paper, bank, seed, scope = {} }: Draw & { scope?: DrawScope }): PaperItem[] {
  const words = new RandomWords(seed);
  const drawn = filledShares(paper, bank, scope).flatMap(({ items, candidates }) => words.select(candidates, items));
  const ordered = paper.shuffle.questions ? words.select(drawn, drawn.length) : inOrderOf(bank, drawn);
  return ordered.map(({ id, optionCount }) => {
    const options = positions(optionCount);
    return { question: id, options: paper.shuffle.options ? words.select(options, optionCount) : options };
  });
}

function positions(count: number): number[] {
  const all: number[] = [];
  for (let at = 0; at < count; at++) all.push(at);
  return all;
}

/**
 * Draws a paper again whose questions are known, with no need to know the round or the audience group: among the kinds of
 * paper that the rules tell apart, it is the one that gives these questions.
 * @param questions ids, in the order in which they were drawn
 * @throws PaperError when rules, bank and seed give no such paper
 */
export function redrawPaper({ paper, bank, seed, questions }: Draw & { questions: readonly string[] }): PaperItem[] {
  const scopes = drawRules.of(paper.draw).scopes(paper.draw);
  for (const scope of scopes) {
    const drawn = drawPaper({ paper, bank, seed, scope });
    if (scopes.length === 1 || drawn.every(({ question }, at) => question === questions[at])) return drawn;
  }
  throw new PaperError('PAPER_UNKNOWN');
}

/** Whether audience groups have papers of their own: then one who draws before the person is known draws one for each. */
export function drawsByAudience(paper: PaperRules): boolean {
  return drawRules
    .of(paper.draw)
    .scopes(paper.draw)
    .some(({ audience }) => audience !== undefined);
}

function inOrderOf(bank: readonly BankQuestion[], drawn: readonly BankQuestion[]): BankQuestion[] {
  const chosen = new Set(drawn);
  return bank.filter((question) => chosen.has(question));
}

interface Need {
  paper: PaperRules;
  bank: readonly BankQuestion[];
  nameOf?: NameOf;
  /** Only the papers of this round and audience group; all, when left out. */
  scope?: DrawScope;
}

/** What each share of a paper needs, and how many questions the bank has for it. */
export function bankNeeds({ paper, bank, nameOf, scope }: Need): { share: string; wanted: number; present: number }[] {
  const scopes = scope ? [scope] : drawRules.of(paper.draw).scopes(paper.draw);
  return scopes
    .flatMap((one) => sharesOf(paper, one, nameOf))
    .map((share) => ({ share: share.name, wanted: share.items, present: bank.filter(share.from).length }));
}

/** Which shares of a paper the bank cannot fill, for the readiness of a contest; empty when every draw will succeed. */
export function bankGaps(need: Need): { share: string; wanted: number; present: number }[] {
  return bankNeeds(need).filter(({ wanted, present }) => present < wanted);
}
