/** A file of a nominated entry, as its author has sent it. */
export interface NominatedFile {
  /** Of the sender's file. */
  id: string;
  role: 'main' | 'attachment' | 'scan';
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** What its content was found to be, and whether a scanner has seen it. */
  kind: 'pdf' | 'docx' | 'jpeg' | 'png' | 'webp';
  pages: number | null;
  scan: 'clean' | 'unscanned';
}

/** The entry that is nominated, whole: what the authors agree to is what the receiver takes in. Plain JSON. */
export interface NominatedEntry {
  /** Of the sender's submission, with the version that was chosen. */
  submission: string;
  version: number;
  /** "SK-0042", where it was chosen. */
  number: string;
  /** SHA-256 of the sealed version. */
  seal: string;
  /** When that version was received, as an ISO instant. */
  receivedAt: string;
  theme: { code: string; name: string } | null;
  form: string | null;
  authorKind: 'individual' | 'group' | 'unit';
  /** What was typed, section by section. */
  sections: { code: string; text: string }[];
  confirmed: string[];
  isOriginal: boolean | null;
  isAwardedElsewhere: boolean | null;
  isApplied: boolean | null;
  /** "2023-05-04" */
  firstApplied: string | null;
  seconds: number | null;
  /** Where its video is to be seen; left out where there is none. */
  link?: string;
  /** The main one first. */
  files: NominatedFile[];
}

/** What is left of an entry when its main author is forgotten: what was chosen, and how it was sealed. Names of files may tell people. */
export function withoutWriting(entry: NominatedEntry): NominatedEntry {
  const left = { ...entry, sections: entry.sections.map(({ code }) => ({ code, text: '' })), files: withoutNames(entry.files) };
  delete left.link;
  return left;
}

/** The files without what they were called. */
export function withoutNames(files: readonly NominatedFile[]): NominatedFile[] {
  return files.map((file) => ({ ...file, name: '' }));
}
