import { Injectable } from '@nestjs/common';
import type { Round, RunningContest } from '#contests';
import { JudgedSheets, JudgingPhases } from '#judging';
import { JudgedLines, Standings } from '#results';
import { fullPhaseScore, sheetTotal } from '#rules';
import { FormalChecks, SubmissionCancellations, type SubmissionId, submissionPart, SubmissionReading, Submissions } from '#submissions';
import { UnitRegister } from '#units';
import type { Evidence } from './domain/evidence.js';

/** What the machine knows of a submission at the moment in which somebody appeals about it; judges by pseudonym alone. */
@Injectable()
export class SubmissionEvidence {
  constructor(
    private readonly submissions: Submissions,
    private readonly reading: SubmissionReading,
    private readonly checks: FormalChecks,
    private readonly cancellations: SubmissionCancellations,
    private readonly sheets: JudgedSheets,
    private readonly phases: JudgingPhases,
    private readonly standings: Standings,
    private readonly lines: JudgedLines,
    private readonly units: UnitRegister,
  ) {}

  /** In no order. */
  async of(running: RunningContest, round: Round, id: SubmissionId): Promise<Evidence[]> {
    return [
      ...(await this.versions(id)),
      ...(await this.unit(id)),
      ...(await this.formalChecks(id)),
      ...(await this.cancelling(id)),
      ...(await this.marks(running, round, id)),
      ...(await this.place(round, id)),
    ];
  }

  private async versions(id: SubmissionId): Promise<Evidence[]> {
    return (await this.submissions.versions(id)).map(({ version, words, sentAt, completeAt, receiptCode, sealSha256 }) => ({
      kind: 'version',
      at: sentAt,
      facts: { version, words, receipt: receiptCode, seal: sealSha256, complete: completeAt?.toISOString() ?? null },
    }));
  }

  private async unit(id: SubmissionId): Promise<Evidence[]> {
    const submission = await this.reading.find(id);
    const unit = submission?.unitId ? await this.units.findById(submission.unitId) : undefined;
    return submission?.receivedAt && unit
      ? [{ kind: 'unit', at: submission.receivedAt, facts: { act: 'submission', unit: unit.code, name: unit.name } }]
      : [];
  }

  /** Without what was said to the author, which may name people. */
  private async formalChecks(id: SubmissionId): Promise<Evidence[]> {
    return (await this.checks.of(id)).map(({ version, result, checkedAt }) => ({
      kind: 'formal-check',
      at: checkedAt,
      facts: { version, result },
    }));
  }

  private async cancelling(id: SubmissionId): Promise<Evidence[]> {
    return (await this.cancellations.of(id)).flatMap(({ basis, askedAt, decidedAt, decision, liftedAt }) => [
      { kind: 'cancellation', at: askedAt, facts: { act: 'asked', basis } },
      ...(decidedAt ? [{ kind: 'cancellation' as const, at: decidedAt, facts: { act: decision, basis } }] : []),
      ...(liftedAt ? [{ kind: 'cancellation' as const, at: liftedAt, facts: { act: 'lifted', basis } }] : []),
    ]);
  }

  /** Of phases that are closed: what goes on is for its judges alone. */
  private async marks({ ruleSet }: RunningContest, { id: roundId, partCode }: Round, id: SubmissionId): Promise<Evidence[]> {
    const closed = new Map((await this.phases.of(roundId)).map(({ phase, closedAt }) => [phase, closedAt]));
    const sheets = await this.sheets.sheets(roundId, null, id);
    return sheets.flatMap(({ phase, judge, points, ended, hasConflict }): Evidence[] => {
      const rules = submissionPart(ruleSet, partCode)?.judging.phases.find(({ code }) => code === phase);
      const at = closed.get(phase);
      if (!rules || !at) return [];
      const marks = { points: sheetTotal(rules, points) / THOUSANDTHS, of: fullPhaseScore(rules) / THOUSANDTHS };
      return [{ kind: 'sheet', at, facts: { phase: rules.name, judge, ...marks, counts: ended || hasConflict ? 'no' : 'yes' } }];
    });
  }

  private async place({ id: roundId }: Round, id: SubmissionId): Promise<Evidence[]> {
    const standing = await this.standings.newest(roundId);
    if (!standing) return [];
    const { version, sha256, computedAt, summary } = standing;
    const line = await this.lines.lineOf(standing.id, id);
    const place = { rank: line?.rank ?? null, points: line ? Number(line.points) : null };
    return [{ kind: 'standing', at: computedAt, facts: { version, sha256, of: summary.ranked, ...place, about: 'submission' } }];
  }
}

const THOUSANDTHS = 1000;
