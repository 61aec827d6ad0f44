import type { SubmissionPart } from '#rules';
import type { DraftAuthor, SubmissionDraft } from '#submissions';

/** A form as it came: one text for each name, several for ticks. */
export type TypedForm = Readonly<Record<string, string | string[] | undefined>>;

export const AUTHOR_FIELDS = ['fullName', 'birthDate', 'position', 'unitName', 'email', 'phone', 'share'] as const;
/** No form of ours has more. */
const MOST_AUTHORS = 50;

/** How the field of a section is called. */
export function sectionField(code: string): string {
  return `section-${code}`;
}

/** How a field of another author is called, counted from 0; also its id, see `fieldId`. */
export function authorField(at: number, field: (typeof AUTHOR_FIELDS)[number]): string {
  return `authors-${at}-${field}`;
}

/** The id under which a page shows what a fault is about: "authors[1].birthDate" stands at "authors-1-birthDate". */
export function fieldId(field: string): string {
  return field.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '');
}

/** The text of a field; of several, the first. */
export function textOf(form: TypedForm, name: string): string {
  return [form[name] ?? ''].flat()[0] ?? '';
}

/**
 * What was typed, over what is kept: what the page of writing does not ask (declarations, sections that a file has) stays as it was.
 * Authors of whom nothing is typed are left out.
 * @param leftOut an author who was taken out with a button, counted from 0
 */
export function draftOf(form: TypedForm, kept: SubmissionDraft, part: SubmissionPart, leftOut?: number): SubmissionDraft {
  return {
    ...kept,
    title: textOf(form, 'title'),
    theme: textOf(form, 'theme'),
    form: textOf(form, 'form'),
    authorKind: textOf(form, 'authorKind'),
    sections: part.sections.map(({ code }) => ({ code, text: textOf(form, sectionField(code)).replace(/\r\n/g, '\n') })),
    ownShare: textOf(form, 'ownShare'),
    authors: authorsOf(form).filter((author, at) => at !== leftOut && isTyped(author)),
    isAwardedElsewhere: saidIn(form, 'isAwardedElsewhere'),
    isApplied: saidIn(form, 'isApplied'),
    firstApplied: textOf(form, 'firstApplied'),
    minutes: textOf(form, 'minutes'),
    link: textOf(form, 'link'),
  };
}

/** The authors of a form, row by row, also those of whom nothing is typed. */
function authorsOf(form: TypedForm): DraftAuthor[] {
  const rows: DraftAuthor[] = [];
  for (let at = 0; at < MOST_AUTHORS && form[authorField(at, 'fullName')] !== undefined; at += 1) {
    const [fullName = '', birthDate = '', position = '', unitName = '', email = '', phone = '', share = ''] = AUTHOR_FIELDS.map((field) =>
      textOf(form, authorField(at, field)),
    );
    rows.push({ fullName, birthDate, position, unitName, email, phone, share });
  }
  return rows;
}

export function isTyped(author: DraftAuthor): boolean {
  return AUTHOR_FIELDS.some((field) => author[field].trim() !== '');
}

/** True, false, or null where nothing was chosen. */
function saidIn(form: TypedForm, name: string): boolean | null {
  const said = textOf(form, name);
  return said === 'yes' ? true : said === 'no' ? false : null;
}
