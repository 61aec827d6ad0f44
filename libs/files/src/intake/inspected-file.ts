/** Kinds of files that are taken in. */
export const FILE_KINDS = ['pdf', 'docx', 'jpeg', 'png', 'webp'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** How a file of a kind is named and sent; the type is never what its sender has said. */
export const KIND_FACTS: Readonly<Record<FileKind, { type: string; extension: string }>> = {
  pdf: { type: 'application/pdf', extension: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  jpeg: { type: 'image/jpeg', extension: 'jpg' },
  png: { type: 'image/png', extension: 'png' },
  webp: { type: 'image/webp', extension: 'webp' },
};

/** What somebody says that they will send. */
export interface DeclaredFile {
  /** As it is called where it comes from: a label for people, never a place. */
  name: string;
  /** In bytes. */
  size: number;
  /** In lower-case hex. */
  sha256: string;
}

/** What may come in. */
export interface IntakeLimits {
  kinds: readonly FileKind[];
  /** The most bytes of one file. */
  bytes: number;
  /** The most pages of a PDF; not looked at where nothing is said. */
  pages?: number;
  /** The most pixels of a picture; 50 million where nothing is said. */
  pixels?: number;
}

/** A file that is what it says, and that alone. */
export interface InspectedFile {
  kind: FileKind;
  size: number;
  sha256: string;
  /** Of a PDF. */
  pages?: number;
}

/** Characters of a file's name that are looked at. */
export const LONGEST_NAME = 500;
/** Bytes in a file of 30 MiB: scans of a signed report on a phone. */
export const USUAL_MOST_BYTES = 30 * 1024 * 1024;
export const USUAL_MOST_PIXELS = 50_000_000;
