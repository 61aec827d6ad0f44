import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { onlyAttempts } from '../attempts/only-attempts.js';
import { collectiveHash, collectiveStanding, winnersOf } from '../collective/collective-standing.js';
import { sha256 } from '../plan/canonical-json.js';
import type { RuleSet } from '../plan/rule-set.js';
import { awaitsSeed } from '../ranking/needs-draw.js';
import { rankRound } from '../ranking/rank-round.js';
import { standingHash, standingLines, standingText, type Standing, type StandingSummary } from '../ranking/standing.js';
import { ClaimedLines } from './claimed-lines.js';
import { compareKnownUnits, compareUnits } from './compare-collective.js';
import { compareLines, compareSummaries } from './compare-standings.js';
import type { RecheckHead, RecheckRecord } from './recheck-record.js';
import type { Findings, RecheckReport } from './recheck-report.js';
import type { RecheckSources } from './recheck-sources.js';
import { unitsOf, type StandingInputs } from './standing-inputs.js';

/** What results are computed from, as far as it does not stand in the sources. */
export interface ComputedFrom {
  inputs: StandingInputs;
  attempts: AttemptColumns;
  drawSeed: string;
}

/** The standing and the awards of units as a file claims them; computed anew, they are held against that. */
export class ClaimedResults {
  readonly lines = new ClaimedLines();
  readonly collective: Extract<RecheckRecord, { kind: 'collective' }>[] = [];
  summary: StandingSummary | undefined;

  constructor(
    private readonly findings: Findings,
    private readonly sources: RecheckSources,
  ) {}

  /** @returns the fingerprint of the standing that comes out; null where nothing could be ranked */
  compareStanding({ claimed }: RecheckHead, from: ComputedFrom): string | null {
    const ranked = this.rank(from);
    const computed = ranked ? standingHash(ranked) : null;
    const { findings, lines, summary } = this;
    if (!summary) {
      findings.add('file', 'summary', 'Tệp thiếu phần tổng hợp của bảng xếp hạng.');
      return computed;
    }
    const written = sha256(claimedText(lines, summary));
    if (written !== claimed.standing)
      findings.add(
        'standing',
        'sha256',
        `Bảng xếp hạng được ghi không khớp mã SHA-256 của nó: ghi ${claimed.standing}, tính từ bảng ${written}.`,
      );
    if (from.inputs.standing !== claimed.standing)
      findings.add('standing', 'inputs', `Dữ liệu đầu vào là của bảng ${from.inputs.standing}, không phải của bảng này.`);
    if (!ranked) return computed;
    const { ruleSet } = this.sources;
    const collective = this.collective.map(({ standing }) => standing);
    // Where nobody has to be drawn, the seals' seed stands in the file and decides nothing.
    if (ruleSet && !from.inputs.draw && awaitsSeed(ruleSet, { summary: ranked.summary, collective }))
      findings.add(
        'draw',
        from.inputs.round,
        'Thể lệ lấy mã bốc thăm từ nguồn công khai, nhưng có thứ hạng được phân định bằng mã tính từ các niêm phong.',
      );
    if (computed !== claimed.standing)
      findings.add('standing', 'computed', `Tính lại từ dữ liệu đầu vào được mã ${computed}, khác mã đã ghi ${claimed.standing}.`);
    if (written !== computed) this.compareAll(summary, ranked);
    return computed;
  }

  /** @param attempts for which units whose people are all known count */
  compareCollective({ inputs, attempts, drawSeed }: ComputedFrom): RecheckReport['collective'] {
    const { ruleSet, units, namesAllUnits } = this.sources;
    if (!ruleSet || inputs.collective.length === 0) return [];
    const counted = countedForUnits(inputs, attempts);
    const winners: Record<string, string[]> = {};
    return inputs.collective.map(({ award, sha256: claimed }) => {
      const standing = collectiveStanding({
        ...{ ruleSet, award, attempts: counted, units: unitsOf(units ?? []), exclusions: inputs.exclusions, drawSeed, winners },
      });
      const written = this.collective.find((one) => one.standing.award === award);
      if (!namesAllUnits) {
        winners[award] = winnersOf(written?.standing ?? standing);
        this.compareKnown(ruleSet, award, standing);
        return { award, claimed, computed: null };
      }
      winners[award] = winnersOf(standing);
      const computed = collectiveHash(standing);
      if (computed !== claimed)
        this.findings.add('collective', award, `Giải tập thể ${award}: tính lại được mã ${computed}, khác mã đã ghi ${claimed}.`);
      compareUnits(this.findings, written?.standing, standing);
      return { award, claimed, computed };
    });
  }

  private rank({ inputs, attempts, drawSeed }: ComputedFrom): Standing | undefined {
    const { ruleSet, units } = this.sources;
    if (!ruleSet) {
      this.findings.add('rules', inputs.ruleSet, `Thiếu Thể lệ (bản ${inputs.ruleSet}) nên không xếp hạng lại được.`);
      return undefined;
    }
    const reviewed = inputs.reviewed.filter(({ round }) => round === inputs.round);
    return rankRound({
      ruleSet,
      part: inputs.part,
      round: inputs.round,
      opensAt: inputs.opensAt,
      attempts,
      exclusions: [...inputs.exclusions, ...reviewed],
      drawSeed,
      held: inputs.held,
      refusals: inputs.refusals,
      ...(units && { units: unitsOf(units) }),
    });
  }

  private compareAll(summary: StandingSummary, ranked: Standing): void {
    const { findings, lines } = this;
    for (const { from, lines: portion } of lines.inPortions()) {
      const own = standingLines(ranked, { from, count: portion.length });
      portion.forEach((line, at) => compareLines(findings, line, own[at]));
    }
    for (const line of standingLines(ranked, { from: lines.count + 1 })) compareLines(findings, undefined, line);
    compareSummaries(findings, summary, ranked.summary);
  }

  private compareKnown(ruleSet: RuleSet, code: string, computed: ReturnType<typeof collectiveStanding>): void {
    const award = ruleSet.collective.find((one) => one.code === code);
    const written = this.collective.find((one) => one.standing.award === code);
    if (award && written) compareKnownUnits(this.findings, award, written, computed);
    else this.findings.add('collective', code, `Hồ sơ thiếu giải tập thể ${code}.`);
  }
}

/** Without what was left out of the ranking of its round. */
function countedForUnits({ reviewed }: StandingInputs, attempts: AttemptColumns): AttemptColumns {
  const out = new Set(reviewed.map(({ round, person }) => `${round} ${person}`));
  if (out.size === 0) return attempts;
  const { round, rounds, person, people } = attempts;
  return onlyAttempts(attempts, (row) => !out.has(`${rounds[round[row] as number]} ${people[person[row] as number]}`));
}

function* claimedText(lines: ClaimedLines, summary: StandingSummary): Generator<string> {
  yield standingText.head;
  yield* lines.text();
  yield standingText.foot(summary);
}
