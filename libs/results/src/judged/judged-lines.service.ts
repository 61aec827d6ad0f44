import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import type { SubmissionStandingLine } from '#rules';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { StandingId } from '../entities/standing.entity.js';
import { JudgedLine } from './entities/judged-line.entity.js';

const INSERT_AT_ONCE = 500;

/** Which lines of a judged standing are wanted. */
export interface JudgedLineQuery {
  /** Place from which on, 1 for the best. */
  from?: number;
  count: number;
  /** Only these places. */
  ranks?: readonly number[];
  /** Only these submissions. */
  submissions?: readonly SubmissionId[];
}

/** The lines of standings of parts of submissions. */
@Injectable()
export class JudgedLines {
  constructor(@InjectScoped(JudgedLine) private readonly rows: ScopedRepository<JudgedLine>) {}

  /** Lines in the order of places. */
  async lines(standingId: StandingId, { from = 1, count, ranks, submissions }: JudgedLineQuery): Promise<JudgedLine[]> {
    if (ranks?.length === 0 || submissions?.length === 0) return [];
    return this.rows.find({
      where: {
        standingId,
        rank: ranks ? In([...ranks]) : MoreThanOrEqual(from),
        ...(submissions ? { submissionId: In([...submissions]) } : {}),
      },
      order: { rank: 'ASC' },
      take: count,
    });
  }

  /** A submission's line; undefined where it is not ranked. */
  async lineOf(standingId: StandingId, submissionId: SubmissionId): Promise<JudgedLine | undefined> {
    return (await this.rows.findOne({ where: { standingId, submissionId } })) ?? undefined;
  }

  /** The place of each submission, without anything else: light, however many they are. */
  async placesOf(standingId: StandingId): Promise<ReadonlyMap<SubmissionId, number>> {
    const rows = await this.rows.find({
      where: { standingId },
      select: { tenantId: true, standingId: true, submissionId: true, rank: true },
    });
    return new Map(rows.map(({ submissionId, rank }) => [submissionId, rank]));
  }

  /** Keeps the lines of a standing, in the caller's unit of work. */
  async keep(standingId: StandingId, lines: readonly SubmissionStandingLine[]): Promise<void> {
    for (let from = 0; from < lines.length; from += INSERT_AT_ONCE)
      await this.rows.insert(
        lines.slice(from, from + INSERT_AT_ONCE).map(({ rank, submission, authors, unit, points, phases, receivedAt, ...rest }) => ({
          ...{ standingId, rank, submissionId: submission as SubmissionId, authors, unitCode: unit, points: String(points), phases },
          ...{ receivedAt: new Date(receivedAt), decidedBy: rest.decidedBy, explanation: rest.explanation },
        })),
      );
  }
}
