import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { explainStored, type FindingPart, Findings, isJudgedSummary, quizSummary, Recheck, type RecheckReport } from '#rules';
import { SourceVerifying } from '../collective/source-verifying.service.js';
import { storedLine } from '../domain/stored-line.js';
import type { Standing, StandingRow } from '../entities/standing.entity.js';
import type { StandingInputsRow } from '../entities/standing-inputs.entity.js';
import { JudgedVerifying } from '../judged/judged-verifying.service.js';
import { Standings } from '../standings.service.js';
import { StandingRecords } from './standing-records.service.js';

const LINES_AT_ONCE = 2_000;

/** Checks a standing again out of the database: whether it is still what comes out of the attempts that were sealed. */
@Injectable()
export class StandingVerifying {
  constructor(
    private readonly records: StandingRecords,
    private readonly sources: SourceVerifying,
    private readonly judged: JudgedVerifying,
    private readonly standings: Standings,
    private readonly contests: ContestReader,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Ranks anew from what is stored and names what differs, down to the attempt, the line and the list of a unit. Writes nothing.
   * @throws ResultError NO_INPUTS
   */
  async verify(standing: Standing): Promise<RecheckReport> {
    const recheck = new Recheck();
    for await (const record of this.records.of(standing, 'board')) recheck.take(record);
    const report = recheck.finish();
    const behind = new Findings();
    const inputs = await this.records.inputsOf(standing);
    await this.againstTrail(standing, inputs, behind);
    if (isJudgedSummary(standing.summary)) await this.judged.check(standing, inputs, behind);
    else {
      await this.sources.check(inputs, behind);
      await this.deciding(standing, behind);
    }
    return withFindings(report, behind);
  }

  /** By what each line stands above the next is kept beside it, outside the fingerprint: it must follow from the two lines. */
  private async deciding({ id, ruleSetId, roundId, summary }: Standing, findings: Findings): Promise<void> {
    const [ruleSet, { opensAt }] = [await this.contests.ruleSet(ruleSetId), await this.contests.round(roundId)];
    const by = { ...quizSummary(summary), opensAt: opensAt.getTime() };
    let above: StandingRow | undefined;
    for (let from = 1; from <= summary.ranked; from += LINES_AT_ONCE)
      for (const row of await this.standings.lines(id, { from, count: LINES_AT_ONCE })) {
        const own = above && explainStored(ruleSet, by, storedLine(above), storedLine(row));
        if (above && own && own.criterion !== above.decidedBy)
          findings.add(
            'line',
            String(above.rank),
            `Hạng ${above.rank}: lý do xếp trên người kế tiếp bị đổi từ “${own.criterion}” thành “${above.decidedBy}”.`,
          );
        above = row;
      }
  }

  /** The trail has kept the fingerprints of the minute in which the standing was made. */
  private async againstTrail(standing: Standing, { sha256: inputs }: StandingInputsRow, findings: Findings): Promise<void> {
    const entry = (await this.audit.of(standing.roundId)).find(({ details }) => details['standing'] === standing.id && 'inputs' in details);
    const said = { sha256: standing.sha256, inputs };
    const words = { sha256: 'bảng xếp hạng', inputs: 'dữ liệu đầu vào' };
    for (const name of ['sha256', 'inputs'] as const)
      if (entry?.details[name] !== said[name])
        findings.add('standing', 'trail', `Nhật ký ghi mã của ${words[name]} là ${textOf(entry?.details[name])}, nay là ${said[name]}.`);
  }
}

function withFindings(report: RecheckReport, { list, counts }: Findings): RecheckReport {
  if (list.length === 0) return report;
  const all = { ...report.counts };
  for (const [part, count] of Object.entries(counts) as [FindingPart, number][]) all[part] = (all[part] ?? 0) + count;
  return { ...report, isSame: false, findings: [...report.findings, ...list], counts: all };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'không có';
}
