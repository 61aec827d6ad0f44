/** Pages of the secretariat of judging and of councils. */
import type { LinkView } from '../../portal/view-models.js';
import type { CardFormView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type { FactView, FigureView, LifeStepView, PagerView, ProgressView, TableToolsView, TableView, TabsView } from './parts.js';
import type { ObstaclesView } from './plan-drafts.js';

/** A piece of a text; hidden pieces are what the blind copy says in place of something. */
export interface TextPieceView {
  text: string;
  isHidden?: boolean | undefined;
}

/** pages/console/judging.hbs: whatever the secretariat sees of a phase or of a session. */
export interface JudgingView extends ConsolePageView {
  /** The pages of one phase. */
  tabs?: TabsView | undefined;
  life?: LifeStepView[] | undefined;
  figures?: FigureView[] | undefined;
  progress?: ProgressView | undefined;
  obstacles?: ObstaclesView | undefined;
  /** The next step, where nothing keeps it from being taken. */
  primary?: LinkView | undefined;
  /** A text to be read with attention: a blind copy. */
  reading?:
    { heading: string; note: string; title: TextPieceView[]; blocks: { isHeading?: boolean; pieces: TextPieceView[] }[] } | undefined;
  tools?: TableToolsView | undefined;
  groups: {
    heading: string;
    sentence?: string | undefined;
    table: TableView;
    /** Rows may be chosen, and go to the address by GET as what their `pick` says. */
    picking?: { url: string; button: string } | undefined;
    /** Asked for again so often, without the rest of the page; the id by which it is found. */
    live?: { id: string; seconds: string } | undefined;
  }[];
  pager?: PagerView | undefined;
  /** Forms that need the width of the page, below the tables. */
  below?: CardFormView[] | undefined;
  /** At the side, above the forms: who or what this is about. */
  about?: { heading: string; facts: FactView[] } | undefined;
  forms: CardFormView[];
  links?: { heading: string; links: LinkView[] } | undefined;
  /** What is to be done comes first, on a phone and for a screen reader. */
  isActFirst?: boolean | undefined;
  /** A sentence below. */
  note?: string | undefined;
}
