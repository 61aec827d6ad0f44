import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { addressPrefix, Throttle } from '#access';
import { AttemptError } from '#attempts';
import { SubmissionError } from '#submissions';

/** Unknown codes from one net: far more than a hall in which everybody mistypes needs, far too few to go through forty bits. */
const GUESSES = { action: 'guess-receipt', limit: 120, windowSeconds: 600 };

/** Keeps receipts from being guessed. Only unknown codes are counted: whoever has just handed in costs no statement more. */
@Injectable()
export class ReceiptGuesses {
  constructor(private readonly throttle: Throttle) {}

  /**
   * Looks a receipt up. A net with too many wrong codes is told nothing more, be the code right or wrong; owners see theirs all the same.
   * @throws AccessError TOO_MANY_TRIES, besides what looking it up throws
   */
  async find<T extends { isOwner: boolean }>({ ip }: FastifyRequest, lookUp: () => Promise<T>): Promise<T> {
    const net = addressPrefix(ip);
    try {
      const found = await lookUp();
      if (!found.isOwner) await this.throttle.look(GUESSES, net);
      return found;
    } catch (error) {
      if (error instanceof AttemptError || error instanceof SubmissionError) await this.throttle.count(GUESSES, net);
      throw error;
    }
  }
}
