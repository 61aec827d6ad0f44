import { Injectable } from '@nestjs/common';
import type { RunningContest } from '#contests';
import { PrizeWinners } from '#results';
import { type SubmissionId, submissionNumber, SubmissionReading } from '#submissions';

/** A submission as staff know it. */
export interface NamedSubmission {
  /** Its authors, or the unit whose it is. */
  fullName: string;
  unitName: string;
  unitPlace: string;
  /** "SK-0042" */
  number: string;
  title: string;
}

/** Names submissions for pages of staff who may see names. */
@Injectable()
export class JudgedNames {
  constructor(
    private readonly winners: PrizeWinners,
    private readonly reading: SubmissionReading,
  ) {}

  /** By id; one whose authors were erased keeps its number and title. */
  async of(
    { contest, ruleSet }: RunningContest,
    partCode: string,
    ids: readonly SubmissionId[],
  ): Promise<ReadonlyMap<string, NamedSubmission>> {
    if (ids.length === 0) return new Map();
    const kind = ruleSet.parts.find(({ code }) => code === partCode)?.kind ?? 'essay';
    const [named, known] = [await this.winners.bySubmission(contest.id, ids), await this.reading.several(ids)];
    return new Map(
      ids.flatMap((id): [string, NamedSubmission][] => {
        const [who, what] = [named.get(id), known.get(id)];
        if (!what) return [];
        const number = submissionNumber(kind as 'essay', what.number ?? 0);
        const place = { unitName: who?.unitName ?? '', unitPlace: who?.unitPlace ?? '' };
        return [[id, { fullName: who?.fullName ?? 'Tác giả đã xóa tên', ...place, number, title: what.title }]];
      }),
    );
  }
}
