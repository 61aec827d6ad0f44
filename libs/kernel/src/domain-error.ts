/** How the edge answers: the libraries never know HTTP, one table per app translates these. */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'too-many' | 'unavailable' | 'defect';

/**
 * An error that is part of the domain. `code` is public contract: added, never reused. `params` are the values that the
 * user's sentence needs. `message` is for developers and never shown. Each feature derives one class with a closed list
 * of codes and registers a sentence for each.
 */
export abstract class DomainError<Code extends string = string> extends Error {
  abstract readonly kind: ErrorKind;

  constructor(
    readonly code: Code,
    readonly params: Readonly<Record<string, string | number>> = {},
    developerText: string = code,
  ) {
    super(developerText);
    this.name = new.target.name;
  }

  /** What happened and what to do next, in Vietnamese, for the person who sees it. */
  abstract sentence(): string;
}

/** How one code of a feature's errors answers, and what it says; the sentence may need the error's params. */
export interface ErrorPhrase {
  kind: ErrorKind;
  sentence: string | ((params: Readonly<Record<string, string | number>>) => string);
}

interface PhrasedError<Code extends string> extends DomainError<Code> {
  readonly kind: ErrorKind;
  sentence(): string;
}

/**
 * The class that a feature's errors derive from, made of its closed list of codes:
 * `export class ContestError extends phrasedError({ NO_CONTEST: { kind: 'not-found', sentence: '…' } }) {}`.
 */
export function phrasedError<Code extends string>(
  phrases: Readonly<Record<Code, ErrorPhrase>>,
): new (code: Code, params?: Readonly<Record<string, string | number>>, developerText?: string) => PhrasedError<Code> {
  return class extends DomainError<Code> {
    get kind(): ErrorKind {
      return phrases[this.code].kind;
    }

    sentence(): string {
      const { sentence } = phrases[this.code];
      return typeof sentence === 'string' ? sentence : sentence(this.params);
    }
  };
}
