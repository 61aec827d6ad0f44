import { Injectable } from '@nestjs/common';
import { ContestReader, isPublished, type NominationContent, type Round, type RunningContest, type TypedNomination } from '#contests';
import { Accounts } from '#accounts';
import { Registrations } from '#registrations';
import { type Award, Awards, Standings, isPersonal } from '#results';
import { prizeTag } from '../../portal/results/prize-words.js';

/** A prize of one's own contest that may be nominated further. */
export interface NominationSource {
  award: Award;
  round: Round;
  /** "Hoàng Thị Sầm, giải Nhất, Tuần 1" */
  label: string;
  /** What of the form follows from it. */
  typed: TypedNomination;
  standing: NonNullable<NominationContent['provenance']['standing']>;
}

/** Winners of the contest of the tenant in scope whose results are public: from where nominations of people come. */
@Injectable()
export class NominationSources {
  constructor(
    private readonly contests: ContestReader,
    private readonly awards: Awards,
    private readonly standings: Standings,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
  ) {}

  /** Every winner of a published round, best place first; empty where there is no contest of one's own. */
  async list(): Promise<NominationSource[]> {
    const running = await this.contests.findRunning();
    if (!running) return [];
    const sources: NominationSource[] = [];
    for (const round of (await this.contests.roundsOf(running.contest.id)).filter(isPublished))
      sources.push(...(await this.ofRound(running, round)));
    return sources;
  }

  private async ofRound({ contest, ruleSet }: RunningContest, round: Round): Promise<NominationSource[]> {
    // Of quizzes alone: what units send up of submissions goes its own way.
    const awards = (await this.awards.ofRound(round.id)).filter(isPersonal);
    const versions = awards.length === 0 ? [] : await this.standings.versions(round.id);
    const people = await this.registrations.peopleOf(
      contest.id,
      awards.map(({ person }) => person),
    );
    const accounts = await this.accounts.findMany([...people.values()].map(({ accountId }) => accountId));
    const sources: NominationSource[] = [];
    for (const award of awards) {
      const person = people.get(award.person);
      const account = person && accounts.get(person.accountId);
      const line = await this.standings.lineOf(award.standingId, award.person);
      const standing = versions.find(({ id }) => id === award.standingId);
      if (!person || !account || !line || !standing) continue;
      const tag = prizeTag(ruleSet, award);
      const result = tag ? `Giải ${tag.label}` : 'Đạt giải';
      sources.push({
        award,
        round,
        label: `${person.fullName}, ${result}, ${round.name}`,
        typed: {
          kind: 'person',
          title: `${result}, ${round.name}`,
          authors: [person.fullName, account.position ?? '', person.unitName, account.email ?? account.phone ?? ''].join('; '),
          selection: `${contest.shortTitle}, ${round.name}`,
          result,
          scores: `${round.name}: ${Number(line.points)} điểm, hạng ${line.rank}`,
        },
        standing: {
          contest: contest.name,
          round: round.name,
          rank: line.rank,
          points: String(Number(line.points)),
          sha256: standing.sha256,
        },
      });
    }
    return sources;
  }
}
