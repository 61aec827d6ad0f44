const TAB = 9;
const NEWLINE = 10;
const BACKSLASH = 92;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;

/**
 * Walks over sealed attempts as `AttemptLedger.sealedText` gives them: one line each, and of each line only what is looked at
 * becomes a value. The lists are filled anew by every step.
 */
export class SealedLines {
  id = '';
  roundId = '';
  /** Bank and rule set, a tab between them. */
  place = '';
  person = '';
  unit = '';
  audience = '';
  readonly questions: number[] = [];
  readonly marks: number[] = [];
  /** NaN: none given. */
  prediction = NaN;
  /** Epoch milliseconds. */
  startedAt = 0;
  /** Epoch milliseconds. */
  submittedAt = 0;
  seal = '';
  /** Hexadecimal. */
  salt = '';
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Goes to the next attempt; false after the last one. */
  next(): boolean {
    if (this.at >= this.bytes.length) return false;
    this.id = this.code();
    this.roundId = this.code();
    const from = this.at;
    this.skip();
    this.skip();
    this.place = this.bytes.toString('latin1', from, this.at - 1);
    this.person = this.code();
    this.unit = this.word();
    this.audience = this.word();
    this.list(this.questions);
    this.list(this.marks);
    this.prediction = this.number();
    this.startedAt = this.number();
    this.submittedAt = this.number();
    this.seal = this.code();
    this.salt = this.code();
    return true;
  }

  /** Goes behind the end of the field. */
  private skip(): void {
    const { bytes } = this;
    while (this.at < bytes.length && bytes[this.at] !== TAB && bytes[this.at] !== NEWLINE) this.at += 1;
    this.at += 1;
  }

  /** An id or a hash: ASCII, nothing in it that COPY would write otherwise. */
  private code(): string {
    const from = this.at;
    this.skip();
    return this.bytes.toString('latin1', from, this.at - 1);
  }

  /** A code that people have made up. */
  private word(): string {
    const from = this.at;
    this.skip();
    const text = this.bytes.toString('utf8', from, this.at - 1);
    return text.includes('\\') ? text.replace(/\\(.)/g, (_, sign: string) => ESCAPED[sign] ?? sign) : text;
  }

  /** A whole number; NaN for null. */
  private number(): number {
    const { bytes } = this;
    if (bytes[this.at] === BACKSLASH) {
      this.skip();
      return NaN;
    }
    const isNegative = bytes[this.at] === MINUS;
    if (isNegative) this.at += 1;
    const value = this.digits();
    this.at += 1;
    return isNegative ? -value : value;
  }

  /** A list of whole numbers that are not negative. */
  private list(into: number[]): void {
    into.length = 0;
    // Behind the opening brace, and behind each comma; the closing brace is followed by the end of the field.
    const end = (this.at += 1);
    if (isDigit(this.bytes[end])) {
      do {
        into.push(this.digits());
        this.at += 1;
      } while (isDigit(this.bytes[this.at]));
    } else this.at += 1;
    this.at += 1;
  }

  private digits(): number {
    let value = 0;
    for (; isDigit(this.bytes[this.at]); this.at += 1) value = value * 10 + (this.bytes[this.at] as number) - ZERO;
    return value;
  }
}

const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' };

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}
