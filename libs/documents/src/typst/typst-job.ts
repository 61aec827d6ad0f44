/** One document to typeset, as it is sent to the compiler's process. */
export type TypstJob = DrawingJob | TextJob | MarkingJob;

interface Job {
  /** Of the document's metadata; for a drawing also what a screen reader says for the page. */
  title: string;
  /** Seconds since 1970, whole: the document's creation date. */
  createdAt: number;
}

/** A page that is one drawing. */
export interface DrawingJob extends Job {
  /** A4, as `page` says; checked before. */
  svg: string;
  /** Landscape unless said otherwise. */
  page?: 'upright';
}

/** Pages of an official text. */
export interface TextJob extends Job {
  /** A `TextSheet` as JSON. */
  text: string;
}

/** Score sheets that are filled in by hand. */
export interface MarkingJob extends Job {
  /** What stands on them, with their QR codes as SVG, as JSON. */
  sheets: string;
}

export type TypstReply = { pdf: Uint8Array } | { fault: string };

/** With this signal the compiler's process ends itself when a page takes too much memory. */
export const HEAVY_SIGNAL = 'SIGUSR2';
