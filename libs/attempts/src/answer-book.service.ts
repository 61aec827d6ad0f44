import { Injectable } from '@nestjs/common';
import { GroupCommit, HotStatements, type ResultOf } from '#persistence';
import { AccessError } from '#access';
import { AttemptError } from './attempt.errors.js';
import { answersFor, inOrderOfSittings } from './domain/asked-together.js';
import type { AttemptId } from './entities/attempt.entity.js';
import { refuseAnswers, type Refusal, saveAnswers } from './queries/attempt-statements.js';

/** One answer on its way: the question's place in the paper from 1, bits of the chosen options as shown, and its number. */
export interface Answer {
  place: number;
  bits: number;
  seq: number;
}

/** Answers of one sitting, and the prediction when it comes along. */
export interface Save {
  attempt: AttemptId;
  /** SHA-256 of the session's token. */
  session: Buffer;
  answers: readonly Answer[];
  prediction: number | null;
}

/** What the server holds after a save. */
export interface Kept {
  receivedAt: Date;
  /** When the paper is due by now: the board may have given more time since the page was made. */
  deadlineAt: Date;
  /** The highest number that the sitting now holds. */
  seq: number;
  /** What is held at the place of each answer: something else where an answer with a higher number came before. */
  held: Pick<Answer, 'place' | 'bits'>[];
}

/** In one statement at most; beyond some hundred rows a longer one gains nothing, and everybody in it waits for the last. */
const MOST = 200;
const AT_ONCE = 4;
const AT_ONCE_PER_TENANT = 2;
/** More than a machine writes in two seconds: whoever comes then is better told to ask again. */
const ROOM = 20_000;

/** Keeps answers: of many contestants in one commit, each acknowledged after it. */
@Injectable()
export class AnswerBook {
  private readonly commits = new GroupCommit<Save, Kept | undefined>({
    commit: (tenant, saves) => this.write(tenant, saves),
    keyOf: ({ attempt }) => attempt,
    most: MOST,
    atOnce: AT_ONCE,
    atOncePerLane: AT_ONCE_PER_TENANT,
    room: ROOM,
  });

  constructor(private readonly statements: HotStatements) {}

  /**
   * Keeps answers; durable when it resolves. May be asked again with the same answers, and in any order.
   * @throws AccessError SIGN_IN_REQUIRED, AttemptError ATTEMPT_UNKNOWN, ATTEMPT_SEALED, ATTEMPT_LATE, NO_SUCH_QUESTION,
   *   LoadError OVERLOADED
   */
  async keep(tenantId: string, save: Save): Promise<Kept> {
    const kept = await this.commits.add(tenantId, save);
    if (!kept) return this.refuse(tenantId, save);
    if (save.answers.length > 0 && kept.held.length === 0) throw new AttemptError('NO_SUCH_QUESTION');
    return kept;
  }

  private async write(tenantId: string, saves: readonly Save[]): Promise<(Kept | undefined)[]> {
    const rows = new Rows();
    for (const { asked, n } of inOrderOfSittings(saves)) rows.add(n, asked);
    const kept = answersFor(saves, await this.statements.run(saveAnswers, [tenantId, ...rows.asText()]));
    return saves.map(({ answers }, n) => keptOf(answers, kept[n]));
  }

  private async refuse(tenantId: string, { session, attempt, answers, prediction }: Save): Promise<never> {
    const [row] = await this.statements.run(refuseAnswers, [
      tenantId,
      session,
      attempt,
      answers.map(({ place }) => place),
      answers.map(({ bits }) => bits),
      answers.map(({ seq }) => seq),
      prediction,
    ]);
    throw errorOf(row?.verdict ?? 'unknown');
  }
}

function keptOf(answers: readonly Answer[], row: ResultOf<typeof saveAnswers> | undefined): Kept | undefined {
  if (!row) return undefined;
  const { received_ms, deadline_ms, seq, held } = row;
  return { receivedAt: new Date(received_ms), deadlineAt: new Date(deadline_ms), seq, held: heldAt(answers, held) };
}

/** What is held at the places of the answers, out of all choices as Postgres writes them. */
function heldAt(answers: readonly Answer[], choices: string): Pick<Answer, 'place' | 'bits'>[] {
  const all = choices.slice(1, -1).split(',');
  return answers.flatMap(({ place }) => {
    const bits = all[place - 1];
    return bits === undefined ? [] : [{ place, bits: Number(bits) }];
  });
}

/** Columns of a statement, as Postgres writes lists. */
class Rows {
  private readonly columns = Array.from({ length: 7 }, (): (string | number)[] => []);

  add(asker: number, { session, attempt, answers, prediction }: Save): void {
    const listed = (value: (answer: Answer) => number): string => `"{${answers.map(value).join(',')}}"`;
    const row = [
      asker,
      `"\\\\x${session.toString('hex')}"`,
      attempt,
      prediction ?? 'NULL',
      listed(({ place }) => place),
      listed(({ bits }) => bits),
      listed(({ seq }) => seq),
    ];
    row.forEach((value, column) => this.columns[column]?.push(value));
  }

  asText(): [string, string, string, string, string, string, string] {
    return this.columns.map((values) => `{${values.join(',')}}`) as ReturnType<Rows['asText']>;
  }
}

function errorOf(verdict: Refusal): Error {
  switch (verdict) {
    case 'signed-out':
      return new AccessError('SIGN_IN_REQUIRED');
    case 'unknown':
      return new AttemptError('ATTEMPT_UNKNOWN');
    case 'sealed':
      return new AttemptError('ATTEMPT_SEALED');
    case 'late':
      return new AttemptError('ATTEMPT_LATE');
  }
}
