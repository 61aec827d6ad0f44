import { Injectable } from '@nestjs/common';
import { columnTexts, GroupCommit, HotStatements, type ResultOf } from '#persistence';
import { answersFor, inOrderOfSittings } from './domain/asked-together.js';
import { submitAttempts } from './queries/attempt-statements.js';

/** A paper that is handed in, and what its receipt would be made of. */
export interface HandIn {
  attempt: string;
  /** SHA-256 of the session's token. */
  session: Buffer;
  prediction: number | null;
  initials: string;
  code: string;
  salt: Buffer;
}

export type HandedIn = ResultOf<typeof submitAttempts>;

/** In one statement at most: everybody in it waits for the last. */
const MOST = 50;
const AT_ONCE = 4;
const AT_ONCE_PER_TENANT = 2;
/** A machine works them off in a few seconds. Whoever comes then is told when to ask again. */
const ROOM = 4_000;

/** Seals papers: those who hand in at about the same time in one transaction, each answered after it. */
@Injectable()
export class SubmitBook {
  private readonly commits = new GroupCommit<HandIn, HandedIn | undefined>({
    commit: (tenant, papers) => this.write(tenant, papers),
    keyOf: ({ attempt }) => attempt,
    most: MOST,
    atOnce: AT_ONCE,
    atOncePerLane: AT_ONCE_PER_TENANT,
    room: ROOM,
  });

  constructor(private readonly statements: HotStatements) {}

  /** What became of it; durable when it resolves. @throws LoadError OVERLOADED */
  async handIn(tenantId: string, paper: HandIn): Promise<HandedIn | undefined> {
    return this.commits.add(tenantId, paper);
  }

  private async write(tenant: string, papers: readonly HandIn[]): Promise<(HandedIn | undefined)[]> {
    const columns = columnTexts(
      inOrderOfSittings(papers).map(
        ({ asked, n }) => [n, asked.session, asked.attempt, asked.prediction, asked.initials, asked.code, asked.salt] as const,
      ),
    );
    return answersFor(papers, await this.statements.run(submitAttempts, [tenant, ...columns]));
  }
}
