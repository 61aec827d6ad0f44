/** A piece of a text in the order in which it is read, as whoever read the file gives it. */
export interface TextBlock {
  /** NFC, one line; with the number that stands before it. */
  text: string;
  /** `heading`: the file's own looks say so. */
  kind: 'heading' | 'paragraph' | 'list' | 'table' | 'note';
  /** Of a heading, 1 for the highest; left out where it is not known. */
  level?: number;
}
