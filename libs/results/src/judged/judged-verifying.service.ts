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
    this.compareSheets(
      [...judged.sheets, ...judged.leftOut].map((sheet) => ({ ...sheet, kept: contentOf(sheet) })),
      (await this.sheets.sheets(roundId)).map(({ submissionId: submission, phase, judge, points, agrees }) => ({
        ...{ submission, phase, judge, kept: contentOf({ points, ...(agrees !== null && { agrees }) }) },
      })),
      findings,
    );
  }

  /** A judge may have several sheets of one entry: it was taken from them and given again. */
  private compareSheets(kept: readonly KnownSheet[], now: readonly KnownSheet[], findings: Findings): void {
    const left = new Map([...Map.groupBy(now, placeOf)].map(([place, sheets]) => [place, sheets.map((one) => one.kept)]));
    const missing = kept.filter((sheet) => !taken(left.get(placeOf(sheet)), sheet.kept));
    for (const sheet of missing) {
      const { submission, judge } = sheet;
      const other = left.get(placeOf(sheet))?.shift();
      findings.add(
        'judged',
        submission,
        other === undefined
          ? `Phiếu chấm bài ${submission} của giám khảo ${judge} không còn.`
          : `Phiếu chấm bài ${submission} của giám khảo ${judge} bị đổi: lúc chốt ${sheet.kept}, nay ${other}.`,
      );
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

/** A finished sheet with what stands on it as canonical JSON. */
interface KnownSheet extends Pick<ScoreSheet, 'submission' | 'phase' | 'judge'> {
  kept: string;
}

function contentOf({ points, agrees }: Pick<ScoreSheet, 'points' | 'agrees'>): string {
  return canonicalJson({ points, ...(agrees !== undefined && { agrees }) });
}

/** Takes one of these contents out of the list; false where there is none. */
function taken(contents: string[] | undefined, wanted: string): boolean {
  const at = contents?.indexOf(wanted) ?? -1;
  if (at !== -1) contents?.splice(at, 1);
  return at !== -1;
}

function placeOf({ submission, phase, judge }: Pick<ScoreSheet, 'submission' | 'phase' | 'judge'>): string {
  return `${submission} ${phase} ${judge}`;
}
