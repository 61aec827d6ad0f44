/** Evidence of similarity: two texts beside each other. */
import type { LinkView } from '../../portal/view-models.js';
import type { ConsolePageView } from './frame.js';
import type { FactView, FigureView } from './parts.js';

/** A stretch of a text; marked where it stands in the other one, too. */
export interface ComparedPieceView {
  text: string;
  /** Instead of `text` where it is marked; `isGrey`: quoted or common. */
  mark?: { text: string; isGrey?: boolean | undefined; starts: PassageLinkView[] } | undefined;
}

/** The number of a passage where it begins, which leads to the same one on the other side. */
export interface PassageLinkView {
  id: string;
  number: string;
  url: string;
  /** What is heard beside the number: "Đoạn giống nhau", ", xem ở văn bản kia". */
  before: string;
  after: string;
}

/** One of the two texts. */
export interface ComparedSideView {
  id: string;
  heading: string;
  title: string;
  facts: string[];
  stretches: { fold?: string | undefined; paragraphs: { pieces: ComparedPieceView[] }[] }[];
  empty?: string | undefined;
}

/** pages/console/comparison.hbs · GET /quan-tri/doi-chieu/bai/:submission/:finding */
export interface ComparisonView extends ConsolePageView {
  figures: FigureView[];
  passages: { label: string; detail: string; url: string }[];
  sides: ComparedSideView[];
  facts: FactView[];
  links: LinkView[];
}
