import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type Findings, unitSourceHash } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { StandingInputsRow } from '../entities/standing-inputs.entity.js';
import type { Standing } from '../entities/standing.entity.js';
import { JudgedLines } from '../judged/judged-lines.service.js';
import { CollectiveSource, CollectiveSourceUnit, unitSourceOf } from './entities/collective-source.entity.js';
import { judgedSources, type JudgedEntries, judgedSourcesHead } from './judged-sources.js';

/** Checks whether what is kept beside a judged standing is still what its collective figures are made of. */
@Injectable()
export class JudgedSourceVerifying {
  constructor(
    @InjectScoped(CollectiveSource) private readonly heads: ScopedRepository<CollectiveSource>,
    @InjectScoped(CollectiveSourceUnit) private readonly units: ScopedRepository<CollectiveSourceUnit>,
    private readonly lines: JudgedLines,
    private readonly contests: ContestReader,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Names each unit whose list is not what comes out of the entries as they were ranked, and a fingerprint that the trail does not know.
   * Without collective awards there is nothing to name.
   */
  async check({ id: standingId, ruleSetId, summary }: Standing, { body, judged }: StandingInputsRow, findings: Findings): Promise<void> {
    if (!judged || body.collective.length === 0) return;
    const lines = await this.lines.lines(standingId, { count: summary.ranked });
    const entries: JudgedEntries = {
      ...{ ruleSet: await this.contests.ruleSet(ruleSetId), part: body.part, submissions: judged.submissions },
      exclusions: [...body.exclusions, ...body.reviewed],
      standing: { lines: lines.map(({ submissionId, points }) => ({ submission: submissionId, points: Number(points) })) },
    };
    const head = await this.heads.findOne({ where: { standingId } });
    if (!head) {
      findings.add('collective', 'sources', 'Danh sách bài dự thi của các đơn vị giữ cùng bảng xếp hạng không còn.');
      return;
    }
    const wanted = judgedSources(entries);
    const kept = new Map((await this.units.find({ where: { standingId } })).map((one) => [one.unitCode, one]));
    for (const { unit, sha256 } of wanted) {
      const list = kept.get(unit);
      if (list?.sha256 !== sha256 || unitSourceHash(unitSourceOf(list)) !== sha256)
        findings.add('collective', unit, `Đơn vị ${unit}: danh sách bài dự thi giữ cùng bảng xếp hạng không còn như khi chốt.`);
    }
    const { units, sha256 } = judgedSourcesHead(wanted);
    if (kept.size > units)
      findings.add('collective', 'sources', `Có danh sách bài dự thi của ${kept.size} đơn vị, tính lại chỉ có ${units} đơn vị.`);
    if (head.sha256 !== sha256)
      findings.add('collective', 'sources', `Mã của các danh sách bài dự thi đang ghi là ${head.sha256}, tính lại ra ${sha256}.`);
    await this.againstTrail(head, findings);
  }

  private async againstTrail({ standingId, roundId, sha256 }: CollectiveSource, findings: Findings): Promise<void> {
    const entry = (await this.audit.of(roundId)).find(
      ({ action, details }) => action === 'round.sources-kept' && details['basis'] === standingId,
    );
    if (entry?.details['sources'] !== sha256)
      findings.add('collective', 'trail', `Nhật ký không ghi mã ${sha256} cho các danh sách bài dự thi.`);
  }
}
