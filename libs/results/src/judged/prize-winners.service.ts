import { Injectable } from '@nestjs/common';
import { ContestReader } from '#contests';
import type { AccountId, ContestId } from '#kernel';
import { Registrations } from '#registrations';
import { isJudgedSummary } from '#rules';
import { type SubmissionId, SubmissionReading } from '#submissions';
import { type UnitId, UnitRegister } from '#units';
import { Awards } from '../awards.service.js';
import type { Award, AwardId } from '../entities/award.entity.js';
import type { Standing } from '../entities/standing.entity.js';

/** Who has won a prize, by name. */
export interface PrizeWinner {
  /** As the certificate names them: a person, all authors of a group's submission ("Nguyễn Văn An, Lê Thị Bình"), or a unit. */
  fullName: string;
  /** For which unit it counts; empty for a unit itself. */
  unitName: string;
  /** "thành phố Đà Lạt"; empty where the name says it all. */
  unitPlace: string;
  /** Whose account it is; null for units, and for authors who have none because their work came on paper. */
  accountId: AccountId | null;
  kind: 'individual' | 'group' | 'unit';
}

/** Whose a prize is, as awards and proposed prizes both say it. */
export type Whose = Pick<Award, 'person' | 'submissionId' | 'unitCode'>;

/** Names those who have won. A group has one certificate, which names all its authors; its first author takes the prize. */
@Injectable()
export class PrizeWinners {
  constructor(
    private readonly awards: Awards,
    private readonly reading: SubmissionReading,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    private readonly contests: ContestReader,
  ) {}

  /** By award; whoever was erased is left out. */
  async of(contestId: ContestId, awards: readonly Award[]): Promise<ReadonlyMap<AwardId, PrizeWinner>> {
    const found = await this.named(contestId, awards);
    return new Map(awards.flatMap((award, at): [AwardId, PrizeWinner][] => (found[at] ? [[award.id, found[at]]] : [])));
  }

  /** Of the prizes that a standing proposes, by "group rank"; whoever was erased is left out. */
  async proposed(standing: Standing): Promise<ReadonlyMap<string, PrizeWinner>> {
    const { contestId, summary } = standing;
    const { awards } = summary.prizes;
    const whose = isJudgedSummary(summary) ? await this.awards.judgedWinners(standing, summary) : undefined;
    const found = await this.named(
      contestId,
      awards.map(({ person, rank }) => whose?.get(rank) ?? { person, submissionId: null, unitCode: null }),
    );
    return new Map(awards.flatMap(({ group, rank }, at): [string, PrizeWinner][] => (found[at] ? [[`${group} ${rank}`, found[at]]] : [])));
  }

  private async named(contestId: ContestId, whose: readonly Whose[]): Promise<(PrizeWinner | undefined)[]> {
    const people = await this.registrations.peopleOf(contestId, whose.flatMap(({ person }) => person ?? [])); // prettier-ignore
    const submitted = await this.bySubmission(contestId, whose.flatMap(({ submissionId }) => submissionId ?? [])); // prettier-ignore
    return whose.map(({ person, submissionId }) => {
      const known = person === null ? undefined : people.get(person);
      if (submissionId === null)
        return known && { fullName: known.fullName, unitName: known.unitName, unitPlace: known.unitPlace, accountId: known.accountId, kind: 'individual' }; // prettier-ignore
      const one = submitted.get(submissionId);
      return one && { ...one, accountId: one.kind === 'unit' ? null : (known?.accountId ?? null) };
    });
  }

  /** Whose submissions are, by their id; whoever was erased is left out. */
  async bySubmission(
    contestId: ContestId,
    ids: readonly SubmissionId[],
  ): Promise<ReadonlyMap<SubmissionId, Omit<PrizeWinner, 'accountId'>>> {
    if (ids.length === 0) return new Map();
    const [authors, kinds, known] = [await this.reading.authorsOf(ids), await this.reading.kindsOf(ids), await this.reading.several(ids)];
    const { ruleSet } = await this.contests.contest(contestId);
    const units = new Map((await this.units.list(ruleSet.contest.unitsAt)).map((unit) => [unit.id, unit]));
    return new Map(
      ids.flatMap((id): [SubmissionId, Omit<PrizeWinner, 'accountId'>][] => {
        const kind = kinds.get(id);
        const unit = units.get(known.get(id)?.unitId as UnitId);
        const [unitName, unitPlace] = [unit?.name ?? '', unit?.place ?? ''];
        if (kind === 'unit') return unit ? [[id, { fullName: [unitName, unitPlace].filter(Boolean).join(', '), unitName: '', unitPlace: '', kind }]] : []; // prettier-ignore
        const own = authors.get(id) ?? [];
        const names = own.flatMap(({ fullName }) => fullName ?? []);
        if (!kind || names.length === 0) return [];
        // Of somebody from elsewhere what the form says of the workplace.
        const place = unit ? { unitName, unitPlace } : { unitName: own[0]?.unitName ?? '', unitPlace: '' };
        return [[id, { fullName: names.join(', '), ...place, kind }]];
      }),
    );
  }
}
