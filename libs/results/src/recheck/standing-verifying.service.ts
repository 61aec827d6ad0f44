import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Finding, Recheck, type RecheckReport } from '#rules';
import type { Standing } from '../entities/standing.entity.js';
import { StandingRecords } from './standing-records.service.js';

/** Checks a standing again out of the database: whether it is still what comes out of the attempts that were sealed. */
@Injectable()
export class StandingVerifying {
  constructor(
    private readonly records: StandingRecords,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Ranks anew from what is stored and names what differs, down to the attempt and the line. Writes nothing.
   * @throws ResultError NO_INPUTS
   */
  async verify(standing: Standing): Promise<RecheckReport> {
    const recheck = new Recheck();
    for await (const record of this.records.of(standing, 'board')) recheck.take(record);
    const report = recheck.finish();
    const trail = await this.againstTrail(standing);
    if (trail.length === 0) return report;
    return {
      ...report,
      isSame: false,
      findings: [...report.findings, ...trail],
      counts: { ...report.counts, standing: (report.counts.standing ?? 0) + trail.length },
    };
  }

  /** The trail has kept the fingerprints of the minute in which the standing was made. */
  private async againstTrail(standing: Standing): Promise<Finding[]> {
    const { sha256: inputs } = await this.records.inputsOf(standing);
    const entry = (await this.audit.of(standing.roundId)).find(({ details }) => details['standing'] === standing.id && 'inputs' in details);
    const said = { sha256: standing.sha256, inputs };
    const words = { sha256: 'bảng xếp hạng', inputs: 'dữ liệu đầu vào' };
    return (['sha256', 'inputs'] as const)
      .filter((name) => entry?.details[name] !== said[name])
      .map((name) => ({
        part: 'standing',
        subject: 'trail',
        sentence: `Nhật ký ghi mã của ${words[name]} là ${textOf(entry?.details[name])}, nay là ${said[name]}.`,
      }));
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'không có';
}
