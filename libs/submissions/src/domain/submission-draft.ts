/** Another author than the one who sends, as typed. */
export interface DraftAuthor {
  fullName: string;
  /** "07/07/1962" */
  birthDate: string;
  position: string;
  unitName: string;
  email: string;
  phone: string;
  /** Percent of the contribution: "33,33". */
  share: string;
}

/** What was typed into a section. */
export interface SectionText {
  code: string;
  text: string;
}

/** What an author is writing, as typed: wrong or half, all of it is kept. Its files stand by themselves. */
export interface SubmissionDraft {
  title: string;
  /** Code of the theme; empty while none is chosen. */
  theme: string;
  /** One of the forms that the plan names; empty while none is chosen. */
  form: string;
  /** "individual", "group" or "unit"; empty while none is chosen. */
  authorKind: string;
  sections: SectionText[];
  /** Codes of the sections that the author says the main file has. */
  confirmed: string[];
  /** Percent of the one who sends. */
  ownShare: string;
  authors: DraftAuthor[];
  /** Null while nothing was said. */
  isOriginal: boolean | null;
  isAwardedElsewhere: boolean | null;
  isApplied: boolean | null;
  /** The day on which it was first applied: "04/05/2023". */
  firstApplied: string;
  /** Of a clip: "4" or "4:30". */
  minutes: string;
  /** Where a video is to be seen: "https://…". */
  link: string;
}

export const EMPTY_DRAFT: SubmissionDraft = {
  title: '',
  theme: '',
  form: '',
  authorKind: '',
  sections: [],
  confirmed: [],
  ownShare: '',
  authors: [],
  isOriginal: null,
  isAwardedElsewhere: null,
  isApplied: null,
  firstApplied: '',
  minutes: '',
  link: '',
};

/** Characters that all sections of a submission may have together: what is longer comes as a file. */
export const MOST_TYPED = 60_000;

/** What is kept at most; what is longer is refused, see `isTooLong`. */
const MOST = { line: 500, section: 100_000, sections: 50, authors: 50 };

/**
 * A draft of whatever came in: only what belongs to one, in its shape, nothing longer than is kept. What a form left out is as in an
 * empty draft.
 */
export function tidyDraft(typed: unknown): SubmissionDraft {
  const from = recordOf(typed);
  return {
    title: line(from['title']),
    theme: line(from['theme']),
    form: line(from['form']),
    authorKind: line(from['authorKind']),
    sections: list(from['sections'], MOST.sections).map((one) => ({ code: line(one['code']), text: text(one['text'], MOST.section) })),
    confirmed: words(from['confirmed'], MOST.sections),
    ownShare: line(from['ownShare']),
    authors: list(from['authors'], MOST.authors).map((one) => ({
      fullName: line(one['fullName']),
      birthDate: line(one['birthDate']),
      position: line(one['position']),
      unitName: line(one['unitName']),
      email: line(one['email']),
      phone: line(one['phone']),
      share: line(one['share']),
    })),
    isOriginal: word(from['isOriginal']),
    isAwardedElsewhere: word(from['isAwardedElsewhere']),
    isApplied: word(from['isApplied']),
    firstApplied: line(from['firstApplied']),
    minutes: line(from['minutes']),
    link: line(from['link']),
  };
}

/** Whether `tidyDraft` would keep less than was typed. */
export function isTooLong(typed: unknown): boolean {
  const { sections, authors, confirmed, ...lines } = recordOf(typed);
  const isLong = (value: unknown, most: number): boolean => typeof value === 'string' && value.length > most;
  const isMany = (value: unknown, most: number): boolean => Array.isArray(value) && value.length > most;
  const within = (value: unknown): unknown[] =>
    Array.isArray(value) ? value.flatMap((one: unknown) => [one, ...Object.values(recordOf(one))]) : [];
  return (
    [...Object.values(lines), ...within(authors), ...within(confirmed)].some((value) => isLong(value, MOST.line)) ||
    within(sections).some((value) => isLong(value, MOST.section)) ||
    isMany(sections, MOST.sections) ||
    isMany(confirmed, MOST.sections) ||
    isMany(authors, MOST.authors)
  );
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown, most: number): Record<string, unknown>[] {
  return Array.isArray(value) ? value.slice(0, most).map(recordOf) : [];
}

function words(value: unknown, most: number): string[] {
  return Array.isArray(value) ? value.slice(0, most).map(line) : [];
}

function text(value: unknown, most: number): string {
  // A zero byte is no character of a text in Postgres.
  return typeof value === 'string' ? value.replaceAll('\u0000', '').slice(0, most) : '';
}

function line(value: unknown): string {
  return text(value, MOST.line);
}

function word(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
