import { Injectable } from '@nestjs/common';
import { columnTexts, GroupCommit, HotStatements, listText, type ResultOf } from '#persistence';
import { answersFor } from './domain/asked-together.js';
import { startAttempts } from './queries/attempt-statements.js';

/** What is the same for everybody who starts in a round at about the same time. */
export interface Opening {
  tenant: string;
  round: string;
  bank: string;
  ruleSet: string;
  /** Pseudonyms of those who may not take part. */
  barred: readonly string[];
  /** Audience groups that may; null for all. */
  groups: readonly string[] | null;
  /** How many attempts may have been started, in the round alone or anywhere, since when. Null for any number. */
  most: number | null;
  ofRound: boolean;
  since: Date | null;
  /** What must lie between two starts, and how long an attempt lasts, as Postgres reads intervals. */
  delay: string;
  timeLimit: string;
  graceSeconds: number;
  asksPrediction: boolean;
  /** For which audience groups there is a paper each; null when one serves all. */
  audiences: readonly string[] | null;
}

/** One person's start: by session or by registration, and the row that it would write. */
export interface Start {
  opening: Opening;
  session: Buffer | null;
  registration: string | null;
  fresh: string;
  seed: string;
  /** Papers as Postgres writes lists: one, or one for each of the opening's audiences. */
  questions: readonly string[];
  orders: readonly string[];
  isAssisted: boolean;
  device: Buffer | null;
}

export type Started = ResultOf<typeof startAttempts>;

/** In one statement at most: everybody in it waits for the last. */
const MOST = 50;
const AT_ONCE = 4;
const AT_ONCE_PER_ROUND = 2;
/** A machine works them off in a few seconds. Whoever comes then is told when to ask again. */
const ROOM = 2_000;

/** Starts attempts: those who come at about the same time in one transaction, each answered after it. */
@Injectable()
export class StartBook {
  private readonly commits = new GroupCommit<Start, Started | undefined>({
    commit: (_, starts) => this.write(starts),
    keyOf: whose,
    most: MOST,
    atOnce: AT_ONCE,
    atOncePerLane: AT_ONCE_PER_ROUND,
    room: ROOM,
  });

  constructor(private readonly statements: HotStatements) {}

  /** What became of a start; durable when it resolves. @throws LoadError OVERLOADED */
  async start(start: Start): Promise<Started | undefined> {
    const { tenant, round, bank, ruleSet, since } = start.opening;
    return this.commits.add([tenant, round, bank, ruleSet, since?.getTime()].join(' '), start);
  }

  /** The statement puts them into the order of whose they are, by which two processes that share some never wait for each other both. */
  private async write(starts: readonly Start[]): Promise<(Started | undefined)[]> {
    const columns = columnTexts(starts.map(rowOf));
    const values = openingOf((starts[0] as Start).opening);
    return answersFor(starts, await this.statements.run(startAttempts, [...values, ...columns]));
  }
}

function whose({ session, registration }: Start): string {
  return session?.toString('hex') ?? registration ?? '';
}

function rowOf({ session, registration, fresh, seed, questions, orders, isAssisted, device }: Start, n: number) {
  return [n, session, registration, fresh, seed, listText(questions), listText(orders), isAssisted, device] as const;
}

function openingOf(opening: Opening) {
  const { tenant, round, bank, ruleSet, barred, groups, most, ofRound, since, delay, timeLimit, graceSeconds, asksPrediction, audiences } =
    opening;
  return [
    tenant,
    round,
    bank,
    ruleSet,
    barred,
    groups,
    most,
    ofRound,
    since,
    delay,
    timeLimit,
    graceSeconds,
    asksPrediction,
    audiences,
  ] as const;
}
