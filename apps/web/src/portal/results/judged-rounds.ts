import { Injectable } from '@nestjs/common';
import type { Round, RunningContest } from '#contests';
import { nameInitials } from '#kernel';
import { Registrations } from '#registrations';
import { agreedOn, type Award, type JudgedLine, JudgedLines, WinningArchive, type WinningWork } from '#results';
import type { SubmissionPart } from '#rules';
import { type SubmissionId, submissionPart, SubmissionReading } from '#submissions';
import { TenantContext, TenantMemory } from '#tenancy';
import { UnitRegister } from '#units';
import { type PublishedResult, PublishedRounds } from './published-rounds.js';
import { shortPlace } from './short-place.js';

const REMEMBER_MS = 30_000;
const FORGOTTEN = 'Tác giả đã xóa tên';

/** A winning submission as everybody may see it. */
export interface PublicWinner {
  award: Award;
  line: JudgedLine | undefined;
  /** Masked names of its authors, or the unit whose submission it is. */
  name: string;
  /** Of which unit; empty for an entry of the unit itself. */
  unit: string;
  /** Where every author lets it be shown. */
  title: string | undefined;
  submissionId: SubmissionId;
}

/** Everything that is public of a judged part. Nothing is said of entries without a prize but how many they are. */
export interface PublishedJudged extends PublishedResult {
  part: SubmissionPart;
  /** By place. */
  winners: readonly PublicWinner[];
}

/** The one door to published results of parts of submissions: an unpublished one has none, and no full name passes through. */
@Injectable()
export class JudgedRounds {
  private readonly remembered: TenantMemory<(PublishedJudged & { works: readonly WinningWork[] }) | undefined>;

  constructor(
    private readonly published: PublishedRounds,
    private readonly lines: JudgedLines,
    private readonly archive: WinningArchive,
    private readonly reading: SubmissionReading,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    context: TenantContext,
  ) {
    this.remembered = new TenantMemory(context, { most: 100, forMs: REMEMBER_MS });
  }

  /**
   * What is public of a part; undefined before it is published. Remembered for half a minute, but for the titles: who takes consent back
   * is not shown from then on.
   */
  async find(running: RunningContest, round: Round): Promise<PublishedJudged | undefined> {
    const key = [round.id, round.state, round.notice?.at ?? ''].join();
    const found = await this.remembered.recall(key, () => this.read(running, round));
    if (!found) return undefined;
    const { works, winners, ...rest } = found;
    const shown = (await this.archive.answered(works)).filter((asked) => agreedOn(asked, 'text'));
    const titles = new Map(shown.map(({ work }) => [work.id, work.title]));
    return { ...rest, winners: winners.map((winner) => ({ ...winner, title: titles.get(winner.submissionId) })) };
  }

  private async read(running: RunningContest, round: Round): Promise<(PublishedJudged & { works: readonly WinningWork[] }) | undefined> {
    const result = await this.published.result(running, round);
    const part = result && submissionPart(result.ruleSet, round.partCode);
    if (!result || !part) return undefined;
    const works = (await this.archive.asked(round)).map(({ work }) => work);
    return { ...result, part, winners: await this.winners(result), works };
  }

  private async winners({ running, standing, awards }: PublishedResult): Promise<PublicWinner[]> {
    const ids = awards.flatMap(({ submissionId }) => submissionId ?? []);
    const authors = await this.reading.authorsOf(ids);
    const people = await this.registrations.peopleOf(
      running.contest.id,
      [...authors.values()].flat().map(({ pseudonym }) => pseudonym),
    );
    const rows = new Map((await this.reading.rowsOf(ids)).map((row) => [row.id, row]));
    const units = await this.units.findMany([...rows.values()].flatMap(({ unitId }) => unitId ?? []));
    const lines = new Map(
      (await this.lines.lines(standing.id, { count: ids.length, submissions: ids })).map((line) => [line.submissionId, line]),
    );
    return awards
      .flatMap((award): PublicWinner[] => {
        const id = award.submissionId;
        const row = id && rows.get(id);
        if (!row) return [];
        const unit = row.unitId ? units.get(row.unitId) : undefined;
        const place = unit ? shortPlace(unit) : '';
        // Who has registered has said how the name may be shown; of others nobody has asked.
        const names = (authors.get(row.id) ?? []).map(({ pseudonym, fullName }) =>
          fullName === null ? FORGOTTEN : (people.get(pseudonym)?.publicName ?? nameInitials(fullName)),
        );
        const isUnit = row.authorKind === 'unit';
        return [
          {
            ...{ award, line: lines.get(row.id), title: undefined, submissionId: row.id },
            name: isUnit ? place : names.join(', '),
            unit: isUnit ? '' : place,
          },
        ];
      })
      .toSorted((a, b) => a.award.rank - b.award.rank);
  }
}
