import type { CollectiveAward } from '../collective/collective-setting.js';
import type { CollectiveLine, CollectiveStanding } from '../collective/collective-standing.js';
import { unitMetrics } from '../collective/unit-metrics.js';
import { canonicalJson } from '../plan/canonical-json.js';
import { LATER } from '../prizes/prize-setting.js';
import type { Findings } from './recheck-report.js';

/** Says in which units a claimed award differs from the computed one, where the unit of everybody is known. */
export function compareUnits(findings: Findings, claimed: CollectiveStanding | undefined, computed: CollectiveStanding): void {
  const own = new Map(claimed?.lines.map((line) => [line.unit, canonicalJson(line)]));
  const other = new Map(computed.lines.filter(({ people }) => people > 0).map((line) => [line.unit, canonicalJson(line)]));
  for (const unit of new Set([...own.keys(), ...other.keys()]))
    if (own.get(unit) !== other.get(unit)) addUnit(findings, computed.award, unit, own.get(unit), other.get(unit));
}

/**
 * The same where the unit of some people is not known, and the units for which they count are not in the file: the figures of the
 * others, what they lack, and that they stand among each other as they should, with no more units between them than are missing.
 */
export function compareKnownUnits(
  findings: Findings,
  award: CollectiveAward,
  { standing: claimed, withheld }: { standing: CollectiveStanding; withheld: number },
  computed: CollectiveStanding,
): void {
  const lines = new Map(computed.lines.map((line) => [line.unit, line]));
  const figures = figuresOf(award);
  for (const line of claimed.lines) {
    const other = lines.get(line.unit);
    const [own, again] = [canonicalJson(figures(line)), other && canonicalJson(figures(other))];
    if (own !== again) addUnit(findings, award.code, line.unit, own, again);
    else if (line.tier !== tierAt(award, line.rank))
      addUnit(findings, award.code, line.unit, `giải ${line.tier}`, `giải ${tierAt(award, line.rank)} ở hạng ${line.rank}`);
  }
  const known = new Set(claimed.lines.map(({ unit }) => unit));
  const unclaimed = computed.lines.filter(({ unit, people }) => people > 0 && !known.has(unit));
  if (unclaimed.length > withheld)
    findings.add(
      'collective',
      award.code,
      `Giải tập thể ${award.code}: bảng chỉ thiếu ${withheld} đơn vị, tính lại có ${unclaimed.length} đơn vị không có trong bảng.`,
    );
  if (!award.order.some(hangsOnOthers)) compareOrder(findings, award, { claimed, withheld }, lines);
}

/** Each unit stands as many places lower as units that are missing stand above it: never fewer than the one before it. */
function compareOrder(
  findings: Findings,
  award: CollectiveAward,
  { claimed, withheld }: { claimed: CollectiveStanding; withheld: number },
  computed: ReadonlyMap<string, CollectiveLine>,
): void {
  const byBlock = Map.groupBy(claimed.lines, ({ block }) => block);
  for (const lines of byBlock.values()) {
    // Units that are missing may stand in the computed lines too, above or below where they belong.
    const ranked = lines
      .filter(({ rank }) => rank !== null)
      .map(({ unit, rank }) => ({ unit, rank: rank as number, again: computed.get(unit)?.rank ?? 0 }))
      .sort((a, b) => a.again - b.again || a.rank - b.rank);
    const own = ranked.map(({ again }, at) => (at > 0 && ranked[at - 1]?.again === again ? null : at + 1));
    let [place, above] = [0, 0];
    ranked.forEach(({ unit, rank }, at) => {
      place = own[at] ?? place;
      const missing = rank - place;
      if (missing < above || missing > withheld)
        addUnit(findings, award.code, unit, `hạng ${rank}`, `hạng từ ${place + above} đến ${place + withheld}`);
      above = Math.max(above, Math.min(missing, withheld));
    });
  }
}

/** What of a line hangs on the unit alone. */
function figuresOf({ order }: CollectiveAward): (line: CollectiveLine) => object {
  return (line) => ({
    ...line,
    ...{ rank: line.rank !== null, tier: undefined, explanation: undefined },
    values: line.values.filter((_value, at) => !hangsOnOthers(order[at])),
  });
}

/** Measures in one number are divided by the highest of all units, which may be one that is missing. */
function hangsOnOthers(reference: CollectiveAward['order'][number] | undefined): boolean {
  return reference !== undefined && unitMetrics.of(reference).terms !== undefined;
}

function tierAt({ tiers }: CollectiveAward, rank: number | null): string | null {
  if (rank === null) return null;
  let last = 0;
  for (const { code, count } of tiers) {
    if (count === LATER) return null;
    last += count;
    if (rank <= last) return code;
  }
  return null;
}

function addUnit(findings: Findings, award: string, unit: string, claimed: string | undefined, computed: string | undefined): void {
  const sentence = `Giải tập thể ${award}, đơn vị ${unit}: bảng ghi ${claimed ?? 'không có'}, tính lại ${computed ?? 'không có'}.`;
  findings.add('collective', unit, sentence);
}
