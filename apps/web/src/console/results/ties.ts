import { formatNumber, lowerFirst } from '#kernel';
import type { ExplainedRow } from '#results';
import { explanationFor, formatPoints, type RuleSentences, type StandingSummary } from '#rules';

type Chain = RuleSentences['ranking'];
type Line = Pick<ExplainedRow, 'rank' | 'points' | 'decidedBy' | 'explanation'>;

/** What explains the ties among consecutive lines. */
export interface TieFacts {
  lines: readonly Line[];
  /** The criteria in their order. */
  chain: Chain;
  summary: Pick<StandingSummary, 'ranked' | 'allCorrect' | 'predictionTarget'>;
  /** The points of a paper that is fully right. */
  fullScore: number | undefined;
  /** Number of the article of the rules that says how it is ranked. */
  article: number | undefined;
}

/** Why the lines that follow stand so. */
export interface Tie {
  strong: string;
  text: string;
}

export interface Ties {
  /** By the place before which it stands. */
  before: ReadonlyMap<number, readonly Tie[]>;
  /** Places that tie on more than the first criterion: one looks twice at these. */
  close: ReadonlySet<number>;
}

/** Neighbours that tie on the first `depth` criteria at least, from one line to another, both included. */
interface Run {
  from: number;
  to: number;
  depth: number;
}

/**
 * Explains where lines stand as they do although the first criterion says nothing: those who have the same result, and
 * among them those who tie on the second criterion too. Each run of neighbours is explained once, before its first line.
 */
export function tiesAmong(facts: TieFacts): Ties {
  const { lines, chain } = facts;
  const depths = lines.map((line) => depthOf(line, chain, facts.summary.ranked));
  const before = new Map<number, Tie[]>();
  const close = new Set<number>();
  const add = ({ from }: Run, tie: Tie): void => {
    const { rank } = lines[from] as Line;
    before.set(rank, [...(before.get(rank) ?? []), tie]);
  };
  runs(depths, 1).forEach((run, at) => add(run, sameResult(run, depths, facts, at === 0)));
  for (const run of runs(depths, 2)) {
    add(run, closeTie(run, depths, facts));
    for (const { rank } of lines.slice(run.from, run.to + 1)) close.add(rank);
  }
  return { before, close };
}

/** On how many criteria a line ties with the next one; 0 for the last of all. */
function depthOf({ decidedBy, rank }: Line, chain: Chain, ranked: number): number {
  if (decidedBy === null) return rank === ranked ? 0 : chain.length;
  return Math.max(
    0,
    chain.findIndex(({ code }) => code === decidedBy),
  );
}

function runs(depths: readonly number[], least: number): Run[] {
  const found: Run[] = [];
  let from = 0;
  for (let at = 0; at < depths.length; at += 1) {
    if ((depths[at] as number) >= least && at < depths.length - 1) continue;
    if (at > from) found.push({ from, to: at, depth: Math.min(...depths.slice(from, at)) });
    from = at + 1;
  }
  return found;
}

/** "1.184 người cùng 20/20 điểm. Thể lệ điều 7: xét độ lệch của số dự đoán, rồi thời gian làm bài. Con số thật: 1.184." */
function sameResult(run: Run, depths: readonly number[], facts: TieFacts, isFirst: boolean): Tie {
  const { lines, chain, summary, article } = facts;
  const first = lines[run.from] as Line;
  const count = countOf(run, facts);
  const who = count === undefined ? `Từ hạng ${formatNumber(first.rank)}, nhiều người` : `${formatNumber(count)} người`;
  const rule = `${article === undefined ? 'Theo Thể lệ' : `Thể lệ điều ${article}`}: xét ${usedWords(run, depths, chain)}.`;
  // Once on a page is enough.
  const target = summary.predictionTarget === null || !isFirst ? '' : ` Con số thật: ${formatNumber(summary.predictionTarget)}.`;
  return { strong: `${who} ${resultWords(run, facts)}.`, text: `${rule}${target}` };
}

/** How many have the same result; undefined where the run may go on beyond these lines. */
function countOf({ from, to }: Run, { lines, summary, fullScore }: TieFacts): number | undefined {
  const [first, last] = [lines[from] as Line, lines[to] as Line];
  if (first.rank === 1 && Number(first.points) === fullScore) return summary.allCorrect;
  const isWhole = (from > 0 || first.rank === 1) && (to < lines.length - 1 || last.rank === summary.ranked);
  return isWhole ? to - from + 1 : undefined;
}

function resultWords({ from, to }: Run, { lines, chain, fullScore }: TieFacts): string {
  const points = (lines[from] as Line).points;
  const isSame = lines.slice(from, to + 1).every((line) => Number(line.points) === Number(points));
  if (!isSame) return `bằng nhau về ${chain[0]?.compares ?? 'tiêu chí đầu'}`;
  return `cùng ${formatPoints(Number(points))}${fullScore === undefined ? '' : `/${formatPoints(fullScore)}`} điểm`;
}

/** "Hạng 4 và 5 bằng nhau về điểm và độ lệch của số dự đoán. Hơn nhau ở thời gian làm bài: 8 phút 05 giây; người kế tiếp: … Không phải bốc thăm." */
function closeTie(run: Run, depths: readonly number[], { lines, chain }: TieFacts): Tie {
  const [first, last] = [lines[run.from] as Line, lines[run.to] as Line];
  const isPair = run.to === run.from + 1;
  const ranks = `${formatNumber(first.rank)} ${isPair ? 'và' : 'đến'} ${formatNumber(last.rank)}`;
  const why = isPair ? explanationFor('both', first.explanation) : `Xét đến ${usedWords(run, depths, chain)}.`;
  const lastResort = chain.at(-1);
  const isDrawn = depths.slice(run.from, run.to).some((depth) => depth >= chain.length - 1);
  const notNeeded = isDrawn || !lastResort ? '' : ` Không phải ${lowerFirst(lastResort.label)}.`;
  return {
    strong: `Hạng ${ranks} bằng nhau về ${listed(chain.slice(0, run.depth).map(({ compares }) => compares))}.`,
    text: `${why}${notNeeded}`,
  };
}

/** The criteria that decided between neighbours of the run, in their order. */
function usedWords({ from, to }: Run, depths: readonly number[], chain: Chain): string {
  const used = new Set(depths.slice(from, to));
  const words = chain.filter((_link, at) => used.has(at)).map(({ compares }) => compares);
  return words.length > 0 ? words.join(', rồi ') : 'mã số ẩn danh';
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} và ${words.at(-1) ?? ''}`;
}
