import { Injectable } from '@nestjs/common';
import { namedIn } from './domain/redact.js';
import type { CouncilSession } from './entities/council-session.entity.js';
import { SessionError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { KnownAuthorsReader } from './known-authors.service.js';
import { Submitted } from './submitted.service.js';

/** Words of a session that its members read, as somebody typed them. */
export interface TypedWords {
  /** Titles and motions. */
  words: readonly string[];
  /** Where it is held: a unit may be named there, as a house and not as an author. */
  place?: string;
}

/**
 * Keeps the agenda of a council that marks blindly within the one rule of `visibleTo`: words that tell an author are refused when they
 * are typed, and an entry stands there under its number. Of whom is asked all that was ever sent in the round, also what is out.
 */
@Injectable()
export class AgendaWords {
  constructor(
    private readonly frame: JudgingFrame,
    private readonly submitted: Submitted,
    private readonly knownAuthors: KnownAuthorsReader,
  ) {}

  /** @throws SessionError NAMES_AUTHOR, with the words; they name somebody, so that they go into no log */
  async check(session: Pick<CouncilSession, 'roundId' | 'council'>, { words, place = '' }: TypedWords): Promise<void> {
    if (!(await this.isBlind(session))) return;
    const known = await this.knownAuthors.of(await this.submitted.everSent(session.roundId));
    const said = [...words.flatMap((text) => namedIn(text, known)), ...namedIn(place, { ...known, units: [] })];
    if (said.length > 0) throw new SessionError('NAMES_AUTHOR', { words: [...new Set(said)].map((word) => `“${word}”`).join(', ') });
  }

  /** Whether whoever sits there marks some phase of the round blindly, also when that phase is closed or not yet prepared. */
  private async isBlind({ roundId, council }: Pick<CouncilSession, 'roundId' | 'council'>): Promise<boolean> {
    const rows = new Map((await this.frame.rows(roundId)).map((row) => [row.phase, row.isBlind]));
    const own = (await this.frame.frames(roundId)).filter(({ rules }) => rules.council === council);
    return own.some(({ rules }) => rows.get(rules.code) ?? rules.blind === true);
  }
}
