/** One page to typeset, as it is sent to the compiler's process. */
export interface TypstJob {
  /** A4 landscape; checked before. */
  svg: string;
  /** Of the document's metadata, and what a screen reader says for the page. */
  title: string;
  /** Seconds since 1970, whole: the document's creation date. */
  createdAt: number;
}

export type TypstReply = { pdf: Uint8Array } | { fault: string };

/** With this signal the compiler's process ends itself when a page takes too much memory. */
export const HEAVY_SIGNAL = 'SIGUSR2';
