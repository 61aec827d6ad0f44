import { Injectable } from '@nestjs/common';
import { JudgedSheets } from '#judging';
import { canonicalJson, type Findings, type JudgedEvidence, type ScoreSheet, type Submission } from '#rules';
import { SubmissionReading } from '#submissions';
import { JudgedSourceVerifying } from '../collective/judged-source-verifying.service.js';
import type { Standing } from '../entities/standing.entity.js';
import type { StandingInputsRow } from '../entities/standing-inputs.entity.js';

/** Checks what a part of submissions was ranked from against where it came from: the submissions and the finished sheets. */
@Injectable()
export class JudgedVerifying {
  constructor(
    private readonly reading: SubmissionReading,
    private readonly sheets: JudgedSheets,
    private readonly sources: JudgedSourceVerifying,
  ) {}

  /**
   * Names what was changed behind the standing. A finished sheet never changes, nor does when a submission came and by how many; that
   * one was withdrawn or cancelled afterwards is no fault of the standing, nor that a unit was corrected.
   */
  async check(standing: Standing, inputs: StandingInputsRow, findings: Findings): Promise<void> {
    const [{ roundId }, { judged }] = [standing, inputs];
    if (!judged) return;
    await this.sources.check(standing, inputs, findings);
    this.submissions(judged, await this.reading.ofRound(roundId), findings);
    const now = await this.sheets.sheets(roundId);
    const known = new Map(
      now.map((one) => [
        placeOf({ submission: one.submissionId, phase: one.phase, judge: one.judge }),
        { points: one.points, ...(one.agrees !== null && { agrees: one.agrees }) },
      ]),
    );
    for (const sheet of [...judged.sheets, ...judged.leftOut]) {
      const own = known.get(placeOf(sheet));
      const kept = { points: sheet.points, ...(sheet.agrees !== undefined && { agrees: sheet.agrees }) };
      if (!own) findings.add('judged', sheet.submission, `Phiếu chấm bài ${sheet.submission} của giám khảo ${sheet.judge} không còn.`);
      else if (canonicalJson(own) !== canonicalJson(kept))
        findings.add('judged', sheet.submission, `Phiếu chấm bài ${sheet.submission} của giám khảo ${sheet.judge} bị đổi: lúc chốt ${canonicalJson(kept)}, nay ${canonicalJson(own)}.`); // prettier-ignore
    }
  }

  private submissions({ submissions }: JudgedEvidence, now: readonly Submission[], findings: Findings): void {
    const known = new Map(now.map((one) => [one.id, one]));
    for (const kept of submissions) {
      const own = known.get(kept.id);
      known.delete(kept.id);
      if (!own) findings.add('judged', kept.id, `Bài dự thi ${kept.id} không còn.`);
      else if (canonicalJson(fixed(own)) !== canonicalJson(fixed(kept)))
        findings.add('judged', kept.id, `Bài dự thi ${kept.id} bị đổi: lúc chốt ${canonicalJson(fixed(kept))}, nay ${canonicalJson(fixed(own))}.`); // prettier-ignore
    }
    for (const id of known.keys()) findings.add('judged', id, `Bài dự thi ${id} có sau khi chốt.`);
  }
}

/** What of a submission does not change once its round has ended. */
function fixed({ id, authors, authorKind, receivedAt }: Submission): Pick<Submission, 'id' | 'authors' | 'authorKind' | 'receivedAt'> {
  return { id, authors, authorKind, receivedAt };
}

function placeOf({ submission, phase, judge }: Pick<ScoreSheet, 'submission' | 'phase' | 'judge'>): string {
  return `${submission} ${phase} ${judge}`;
}
