import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { type Findings, unitSourceHash } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { StandingInputsRow } from '../entities/standing-inputs.entity.js';
import { CollectiveSource, CollectiveSourceUnit, unitSourceOf } from './entities/collective-source.entity.js';
import { SourceKeeping } from './source-keeping.service.js';

const COMPARED_AT_ONCE = 200;

/** Checks whether what is kept beside a standing is still what its collective figures are made of. */
@Injectable()
export class SourceVerifying {
  constructor(
    @InjectScoped(CollectiveSource) private readonly heads: ScopedRepository<CollectiveSource>,
    @InjectScoped(CollectiveSourceUnit) private readonly units: ScopedRepository<CollectiveSourceUnit>,
    private readonly keeping: SourceKeeping,
    private readonly audit: AuditTrail,
  ) {}

  /** Names each unit whose list is not what comes out of the sealed attempts, and a fingerprint that the trail does not know. Nothing kept yet: nothing to name. */
  async check(row: StandingInputsRow, findings: Findings): Promise<void> {
    const head = await this.heads.findOne({ where: { standingId: row.standingId } });
    if (!head) return;
    const reckoning = await this.keeping.reckon(row);
    try {
      const computed = await reckoning.finish();
      for (let from = 1; from <= computed.units; from += COMPARED_AT_ONCE) {
        const wanted = await reckoning.lines(from, COMPARED_AT_ONCE);
        const kept = new Map((await this.listsOf(row, wanted)).map((one) => [one.unitCode, one]));
        for (const { unit, sha256 } of wanted) {
          const list = kept.get(unit);
          if (!list) findings.add('collective', unit, `Đơn vị ${unit}: danh sách lượt thi giữ cùng bảng xếp hạng không còn.`);
          else if (list.sha256 !== sha256 || unitSourceHash(unitSourceOf(list)) !== sha256)
            findings.add('collective', unit, `Đơn vị ${unit}: danh sách lượt thi giữ cùng bảng xếp hạng không còn như khi chốt.`);
        }
      }
      const lists = await this.units.count({ standingId: row.standingId });
      if (lists > computed.units)
        findings.add('collective', 'sources', `Có danh sách lượt thi của ${lists} đơn vị, tính lại chỉ có ${computed.units} đơn vị.`);
      if (head.sha256 !== computed.sha256)
        findings.add('collective', 'sources', `Mã của các danh sách lượt thi đang ghi là ${head.sha256}, tính lại ra ${computed.sha256}.`);
    } finally {
      await reckoning.stop();
    }
    await this.againstTrail(head, findings);
  }

  private async listsOf({ standingId }: StandingInputsRow, units: readonly { unit: string }[]): Promise<CollectiveSourceUnit[]> {
    return this.units.find({ where: { standingId, unitCode: In(units.map(({ unit }) => unit)) } });
  }

  /** What was kept before the trail was told of it has no entry. */
  private async againstTrail({ standingId, roundId, sha256 }: CollectiveSource, findings: Findings): Promise<void> {
    const entry = (await this.audit.of(roundId)).find(
      ({ action, details }) => action === 'round.sources-kept' && details['basis'] === standingId,
    );
    const said = entry?.details['sources'];
    if (typeof said === 'string' && said !== sha256)
      findings.add('collective', 'trail', `Nhật ký ghi mã của các danh sách lượt thi là ${said}, nay là ${sha256}.`);
  }
}
