import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AttemptTraces } from '#attempts';
import type { RoundId } from '#kernel';
import { SealedBanks } from '#questions';
import { AnswerColumns, isWrong } from './domain/answer-columns.js';
import { aboutOf, type Finding, listedOf } from './domain/finding.js';
import { type AlikeGroup, alikeGroups } from './domain/identical-answers.js';
import { PaperWords } from './domain/paper-words.js';
import { MOST_CASES, MOST_LISTED, THRESHOLDS } from './domain/thresholds.js';
import { UuidColumn } from './domain/uuid-column.js';

/** A few milliseconds. */
const READ_BETWEEN_PAUSES = 250;

/** Finds people of a sealed round whose wrong answers are the same. Reads the round once, page by page, into columns of numbers. */
@Injectable()
export class AlikeSearch {
  constructor(
    private readonly traces: AttemptTraces,
    private readonly banks: SealedBanks,
  ) {}

  async look(roundId: RoundId): Promise<Finding[]> {
    const { columns, attempts } = await this.read(roundId);
    const groups = (await alikeGroups(columns, breathe)).toSorted((a, b) => a.strongest.expectedPairs - b.strongest.expectedPairs);
    const findings: Finding[] = [];
    for (const group of groups.slice(0, MOST_CASES)) {
      const finding = await this.finding(group, columns, attempts);
      if (finding) findings.push(finding);
    }
    return findings;
  }

  private async read(roundId: RoundId): Promise<{ columns: AnswerColumns; attempts: UuidColumn }> {
    const [columns, attempts, words] = [new AnswerColumns(THRESHOLDS.identical.sharedWrong), new UuidColumn(), new PaperWords()];
    const units = new Map<string, number>();
    for await (const page of this.traces.marked(roundId))
      for (const [n, attempt] of page.entries()) {
        if (n % READ_BETWEEN_PAUSES === 0) await breathe();
        if (!words.knows(attempt.bankId)) words.learn(await this.banks.byId(attempt.bankId), (await this.banks.key(attempt.bankId)).key);
        const unit = units.get(attempt.unit) ?? units.size;
        units.set(attempt.unit, unit);
        const paper = words.of(attempt);
        const person = numberOf(attempt.registration);
        if (columns.add({ person, unit, words: paper, wrong: paper.filter(isWrong).length }) !== undefined) attempts.push(attempt.id);
      }
    return { columns, attempts };
  }

  private async finding({ members, strongest }: AlikeGroup, columns: AnswerColumns, attempts: UuidColumn): Promise<Finding | undefined> {
    // Of somebody's several attempts the first.
    const people = [...new Map(members.toReversed().map((member) => [columns.personOf(member.at), member])).values()].toReversed();
    const shown = people.slice(0, MOST_LISTED).map((member) => ({ ...member, id: attempts.at(member.at) }));
    const traced = new Map((await this.traces.byIds(shown.map(({ id }) => id))).map((one) => [one.attempt as string, one]));
    const listed = shown.flatMap(({ at, shared, id }) => {
      const one = traced.get(id);
      return one ? [{ listed: { ...listedOf(one), wrong: columns.wrongOf(at), shared }, registration: one.registration }] : [];
    });
    if (listed.length < 2) return undefined;
    return {
      about: aboutOf(people.map(({ at }) => attempts.at(at)).join(' ')),
      people: people.length,
      evidence: { kind: 'identical-answers', ...strongest, listed: listed.map((one) => one.listed) },
      registrations: listed.map(({ registration }) => registration),
    };
  }
}

/** A person as a number: the random end of the id. Two people with one number are not compared, which one in four thousand million pairs suffers. */
function numberOf(uuid: string): number {
  return parseInt(uuid.slice(-8), 16);
}
