import type { NominatedEntry, NominationContent, NominationPerson } from '#contests';
import { AUTHORS, type SubmissionPart } from '#rules';
import type { SubmissionAuthor } from '../entities/submission-author.entity.js';
import type { SubmissionFile } from '../entities/submission-file.entity.js';
import type { SubmissionVersion } from '../entities/submission-version.entity.js';
import type { Submission } from '../entities/submission.entity.js';
import { MOST_TITLE, type NamedAuthor, type ReadPaper, WHOLE_SHARE } from './read-draft.js';
import { submissionNumber } from './submission-number.js';

/** What a unit says of the entry that it has chosen. */
export interface EntryChoice {
  /** Who nominates: "Sở Nội vụ". */
  nominatedBy: string;
  /** By which selection: "Vòng xét của Sở Nội vụ, ngày 20/10/2024". */
  selection: string;
  /** What came of it there: "Xếp thứ nhất trong 12 bài". */
  result: string;
  /** Why it was chosen. */
  reason: string;
  /** What the choice rests on: "Biên bản số 05/BB-SNV ngày 20/10/2024"; empty where there is nothing written. */
  decision: string;
  scores: string[];
  /** The place in a standing of one's own, where there is one. */
  standing?: NominationContent['provenance']['standing'];
}

/** A submission with what belongs to the version that was chosen. */
export interface ChosenEntry {
  submission: Submission;
  version: SubmissionVersion;
  authors: readonly SubmissionAuthor[];
  files: readonly SubmissionFile[];
  part: Pick<SubmissionPart, 'kind' | 'themes'>;
}

/**
 * What is nominated of an entry, whole: its authors agree to it and the receiver takes it in. An entry of a unit may name nobody: then
 * the head of the unit alone speaks for it.
 * @returns undefined where something of it is not there: a file on its way, an author who was erased
 */
export function nominatedContent(chosen: ChosenEntry, choice: EntryChoice): NominationContent | undefined {
  const { version, authors, files } = chosen;
  if (files.some(({ state, kind }) => state !== 'stored' || kind === null)) return undefined;
  if (version.content.sections.length > 0 && version.sectionTexts === null) return undefined;
  if (version.content.link !== undefined && version.link === null) return undefined;
  const people = authors.map(personOf);
  if ((people.length === 0 && version.content.authorKind !== 'unit') || people.some((person) => person === undefined)) return undefined;
  const { nominatedBy, selection, result, reason, decision, scores, standing } = choice;
  const entry = entryOf(chosen);
  return {
    kind: 'entry',
    title: version.content.title,
    theme: entry.theme?.name ?? '',
    summary: reason,
    authors: people as NominationPerson[],
    provenance: { nominatedBy, selection, result, ...(decision !== '' && { decision }), ...(standing && { standing }) },
    scores,
    entry,
  };
}

function entryOf({ submission, version, files, part }: ChosenEntry): NominatedEntry {
  const { theme, form, authorKind, confirmed, isOriginal, isAwardedElsewhere, isApplied, firstApplied, seconds } = version.content;
  const named = part.themes.find(({ code }) => code === theme);
  return {
    submission: submission.id,
    version: version.version,
    number: submissionNumber(part.kind, submission.number ?? 0),
    seal: version.sealSha256,
    receivedAt: version.sentAt.toISOString(),
    theme: named ? { code: named.code, name: named.name } : null,
    ...{ form, authorKind, sections: version.sectionTexts ?? [], confirmed },
    ...{ isOriginal, isAwardedElsewhere, isApplied, firstApplied, seconds },
    ...(version.link !== null && { link: version.link }),
    files: files.map(({ id, role, fileName, promisedSize, promisedSha256, kind, pages, scan }) => ({
      ...{ id, role, name: fileName ?? '', size: Number(promisedSize), sha256: promisedSha256 },
      kind: kind as NonNullable<typeof kind>,
      pages,
      scan: scan === 'clean' ? 'clean' : 'unscanned',
    })),
  };
}

function personOf({ fullName, position, unitName, email, phone, birthDate, share }: SubmissionAuthor): NominationPerson | undefined {
  if (fullName === null) return undefined;
  return {
    ...{ fullName, position: position ?? '', unitName: unitName ?? '', email, phone },
    ...(birthDate !== null && { birthDate }),
    ...(share !== null && { share }),
  };
}

/** What the receiver takes in, as if it had been read from a paper: theme and form are the receiver's words. */
export function readNominated(
  { title, authors }: Pick<NominationContent, 'title' | 'authors'>,
  entry: NominatedEntry,
  { theme, form }: { theme: string | null; form: string | null },
): ReadPaper {
  const { authorKind, sections, confirmed, isOriginal, isAwardedElsewhere, isApplied, firstApplied, seconds, link = null } = entry;
  return {
    ...{ title, theme, form, authorKind, sections, confirmed, isOriginal, isAwardedElsewhere, isApplied, firstApplied, seconds, link },
    authors: authors.map(({ fullName, position, unitName, email, phone, birthDate, share }): NamedAuthor => ({
      ...{ fullName, position: position || null, unitName: unitName || null, email, phone },
      birthDate: birthDate ?? null,
      share: share ?? null,
    })),
  };
}

/**
 * What keeps an entry out whatever the conditions of the part say: the same that is asked of what is typed off a paper. In sentences;
 * empty where nothing does.
 * @param countsForUnit whether it is said for which unit it counts
 */
export function nominatedFaults(
  { title, authorKind, authors }: Pick<ReadPaper, 'title' | 'authorKind' | 'authors'>,
  part: Pick<SubmissionPart, 'authors'>,
  countsForUnit: boolean,
): string[] {
  const shares = authors.map(({ share }) => share);
  return [
    ...(title.length < 3 || title.length > MOST_TITLE ? [`Tên bài dự thi phải có từ 3 đến ${MOST_TITLE} ký tự.`] : []),
    ...(part.authors.includes(authorKind)
      ? []
      : [
          `Phần thi này chỉ nhận bài của ${part.authors.map((kind) => AUTHORS[kind]).join(' hoặc ')}; bài này là của ${AUTHORS[authorKind]}.`,
        ]),
    ...(authorKind === 'individual' && authors.length !== 1 ? ['Bài của cá nhân phải có đúng một tác giả.'] : []),
    ...(authorKind === 'group' && authors.length < 2 ? ['Nhóm tác giả phải có ít nhất hai người.'] : []),
    ...(authorKind === 'unit' && !countsForUnit ? ['Bài của đơn vị phải ghi đơn vị.'] : []),
    ...(authorKind === 'group' && !sharesFit(shares) ? ['Tỷ lệ đóng góp của các tác giả cộng lại phải bằng 100%.'] : []),
  ];
}

/** A paper may say nothing of shares; if it says something, it says all. */
function sharesFit(shares: readonly (number | null)[]): boolean {
  return shares.every((share) => share === null) || shares.reduce<number>((sum, share) => sum + (share ?? Number.NaN), 0) === WHOLE_SHARE;
}
