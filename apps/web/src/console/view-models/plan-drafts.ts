/** The organiser's editor of a contest's rules, /quan-tri/soan-the-le. */
import type { ChoiceFieldView, ErrorSummaryView, LinkView, SelectFieldView } from '../../portal/view-models.js';
import type { AreaFieldView, CardFormView, ConsoleFieldView, TicksFieldView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type { EditorView } from './making.js';
import type { FactView, HiddenView, StateView } from './parts.js';

/** A submit button of the editor's form, name `do`. */
export interface ActionView {
  label: string;
  value: string;
  /** What a screen reader hears besides: "Giải Nhất". */
  hiddenLabel?: string | undefined;
  isGrave?: boolean | undefined;
}

/** One of a few ways, each with the sentence that says what it does; name `name`. */
export interface WaysView {
  name: string;
  legend: string;
  options: { id: string; value: string; label: string; detail?: string | undefined; isChecked?: boolean | undefined }[];
  button: ActionView;
  /** Nothing is chosen yet, or what is chosen is wrong. */
  isOpen?: boolean | undefined;
}

/** Settings that belong together. */
export interface SettingGroupView {
  id: string;
  /** Absent where the page's heading says it. */
  legend?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** What the chosen rule says about itself. */
  sentence?: string | undefined;
  ways?: WaysView | undefined;
  settings: SettingView[];
  actions?: ActionView[] | undefined;
  /** What is hardly ever needed, folded. */
  more?: { title: string; isOpen?: boolean | undefined; settings: SettingView[] } | undefined;
}

export interface SettingListView extends SettingGroupView {
  entries: {
    id: string;
    title: string;
    url?: string | undefined;
    faults?: string | undefined;
    error?: string | undefined;
    group?: SettingGroupView | undefined;
    setting?: SettingView | undefined;
    actions: ActionView[];
  }[];
  /** The heading of the page is its name. */
  isTitled?: boolean | undefined;
  /** Above the button that adds an entry, where there is a choice. */
  addition?: { select?: SelectFieldView | undefined; button: ActionView } | undefined;
}

/** Something to tick, and what lies inside it. */
export interface TreeNodeView {
  value: string;
  label: string;
  isChecked?: boolean | undefined;
  inside?: { nodes: TreeNodeView[]; isOpen?: boolean | undefined } | undefined;
}

/** Ticks inside one another. partial console/tree-field */
export interface TreeFieldView extends Omit<TicksFieldView, 'options'> {
  nodes: TreeNodeView[];
}

/** Exactly one of them is present besides the path. partial console/settings */
export interface SettingView {
  /** For scripts, which put errors beside the right field. */
  path: string;
  /** On a long page: the group or list stands folded under its name and what it says. */
  fold?: { title: string; says?: string | undefined; isOpen?: boolean | undefined } | undefined;
  text?: ConsoleFieldView | undefined;
  area?: AreaFieldView | undefined;
  select?: SelectFieldView | undefined;
  choice?: ChoiceFieldView | undefined;
  ticks?: TicksFieldView | undefined;
  tree?: TreeFieldView | undefined;
  /** Fixed by the plan above, or only looked at. */
  fact?: FactView | undefined;
  group?: SettingGroupView | undefined;
  list?: SettingListView | undefined;
  /** An optional group that is not there. */
  absent?: { id: string; title: string; hint?: string | undefined; action?: ActionView | undefined } | undefined;
}

/** partial console/plan-contents */
export interface PlanContentsView {
  chapters: {
    title: string;
    sections: {
      label: string;
      url: string;
      current?: boolean | undefined;
      /** "2 chỗ cần sửa" */
      faults?: string | undefined;
      entries: { label: string; url: string; current?: boolean | undefined; faults?: string | undefined }[];
    }[];
  }[];
}

/** What must be done before publication. partial console/obstacles */
export interface ObstaclesView {
  heading: string;
  sentence: string;
  items: { text: string; url?: string | undefined; place?: string | undefined }[];
  /** "và 12 việc nữa" */
  more?: LinkView | undefined;
  /** What stands in nobody's way, but must be done before people come. */
  later?: { heading: string; items: string[] } | undefined;
}

/** What is not as it was, and the articles that say so. partial console/plan-changes */
export interface PlanChangesView {
  heading: string;
  sentence?: string | undefined;
  changes: { title: string; before?: string | undefined; after?: string | undefined; mark: string }[];
  more?: string | undefined;
  articles: { title: string; lines: string[] }[];
}

interface DraftPageView extends ConsolePageView {
  contents: PlanContentsView;
  obstacles: ObstaclesView;
  changes: PlanChangesView;
}

/** pages/console/plan-draft.hbs · GET /quan-tri/soan-the-le/:draft */
export interface PlanDraftView extends DraftPageView {
  state: StateView;
  facts: FactView[];
  links: LinkView[];
  primary?: LinkView | undefined;
  publish?: LinkView | undefined;
}

/** pages/console/plan-section.hbs · GET /quan-tri/soan-the-le/:draft/muc/:section */
export interface PlanSectionView extends DraftPageView {
  actionUrl: string;
  /** The revision, and what the fields show. */
  hidden: HiddenView[];
  /** "Đã lưu lúc 10:42." */
  saved: string;
  /** Faults of this page, each with a link to its field. */
  faults?: { title: string; items: { fieldId: string; text: string }[] } | undefined;
  settings: SettingView[];
  buttons: ActionView[];
  /** Only looked at: no button, and why. */
  isReadOnly?: boolean | undefined;
  previous?: LinkView | undefined;
  next?: LinkView | undefined;
}

/** pages/console/plan-text.hbs · GET /quan-tri/soan-the-le/:draft/yaml */
export interface PlanTextView extends ConsolePageView {
  actionUrl: string;
  hidden: HiddenView[];
  area: AreaFieldView;
  faults?: { title: string; items: { place: string; text: string }[] } | undefined;
  changes?: PlanChangesView | undefined;
  sentence2: string;
  buttons: ActionView[];
  file: { label: string; url: string };
}

/** pages/console/plan-dates.hbs · GET /quan-tri/soan-the-le/:draft/doi-ngay: all times as they are and as they would be. */
export interface PlanDatesView extends ConsolePageView {
  actionUrl: string;
  hidden: HiddenView[];
  errors?: ErrorSummaryView | undefined;
  day: ConsoleFieldView;
  look: ActionView;
  dates: {
    heading: string;
    sentence: string;
    rows: { title: string; before: string; after: string; isSame?: boolean | undefined }[];
  };
  /** What speaks of days and is not moved. */
  unmoved?:
    { heading: string; sentence: string; items: { label: string; text?: string | undefined; url?: string | undefined }[] } | undefined;
  side: { heading: string; state: StateView; sentence: string; button?: ActionView | undefined; leave: LinkView };
}

/** pages/console/plan-confirm.hbs · publishing a draft (…/cong-bo), throwing it away (…/bo): what will happen, then the button. */
export interface PlanConfirmView extends EditorView {
  /** Why there is no button. */
  obstacles?: ObstaclesView | undefined;
  changes?: PlanChangesView | undefined;
}

/** pages/console/plan-new.hbs · GET /quan-tri/soan-the-le/moi */
export interface PlanNewView extends ConsolePageView {
  actionUrl: string;
  groups: {
    heading: string;
    sentence?: string | undefined;
    items: { title: string; text: string; value: string; button: string }[];
  }[];
  bring: CardFormView;
}
