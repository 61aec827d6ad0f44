import { createHash, type Hash } from 'node:crypto';

/** What a standing takes from one sealed attempt besides its marks, which the seal covers. */
export interface DigestedAttempt {
  id: string;
  /** SHA-256, see `sealOf`. */
  seal: string;
  /** Pseudonym. */
  person: string;
  /** Code of the unit that the person counts for. */
  unit: string | null;
  /** Code of the audience group. */
  audience: string;
  /** Epoch milliseconds; as much later than the start as the round rested meanwhile. */
  startedAt: number;
  /** Epoch milliseconds. */
  submittedAt: number;
  /** 32 hexadecimal digits; null where it is not known, and then `unitsSha256` is of no use. */
  salt: string | null;
}

/** The sealed attempts of one round in one fingerprint. */
export interface AttemptsOfRound {
  /** Code of the round. */
  round: string;
  count: number;
  /** SHA-256 over one line for each attempt in the order of their ids: "id|seal|person|audience|startedAt|submittedAt\n". */
  sha256: string;
  /**
   * SHA-256 over "id|unit|salt\n" in the same order: apart from the rest, and with the salts, so that nobody finds out by trying
   * which unit somebody counts for where that is not public.
   */
  unitsSha256: string;
}

const FLUSH_CHARACTERS = 1 << 16;

/** Fingerprints of sealed attempts, round by round, taken while they pass by. */
export class AttemptsDigest {
  private readonly digests = new Map<string, RoundDigest>();

  /** Takes one attempt. Those of one round come in the order of their ids; rounds may be mixed. @throws RangeError otherwise */
  add(round: string, attempt: DigestedAttempt): void {
    let digest = this.digests.get(round);
    if (!digest) this.digests.set(round, (digest = new RoundDigest()));
    digest.add(attempt);
  }

  /** The fingerprints so far, in the order of the rounds' codes. */
  rounds(): AttemptsOfRound[] {
    return [...this.digests.keys()].sort().map((round) => ({ round, ...(this.digests.get(round) as RoundDigest).result() }));
  }
}

class RoundDigest {
  private readonly hash: Hash = createHash('sha256');
  private readonly unitsHash: Hash = createHash('sha256');
  private waiting = '';
  private unitsWaiting = '';
  private count = 0;
  private last = '';

  add({ id, seal, person, unit, audience, startedAt, submittedAt, salt }: DigestedAttempt): void {
    if (id <= this.last) throw new RangeError(`attempt ${id} comes after ${this.last}`);
    this.last = id;
    this.count += 1;
    this.waiting += `${id}|${seal}|${person}|${audience}|${startedAt}|${submittedAt}\n`;
    this.unitsWaiting += `${id}|${unit}|${salt}\n`;
    if (this.waiting.length >= FLUSH_CHARACTERS) this.flush();
  }

  result(): Omit<AttemptsOfRound, 'round'> {
    this.flush();
    return { count: this.count, sha256: this.hash.copy().digest('hex'), unitsSha256: this.unitsHash.copy().digest('hex') };
  }

  private flush(): void {
    this.hash.update(this.waiting, 'utf8');
    this.waiting = '';
    this.unitsHash.update(this.unitsWaiting, 'utf8');
    this.unitsWaiting = '';
  }
}
