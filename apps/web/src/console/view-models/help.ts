/** Helping people with their accounts. */
import type { LinkView } from '../../portal/view-models.js';
import type { CardFormView, ConsoleFieldView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type { FactView, TableView } from './parts.js';

/** pages/console/help-desk.hbs · GET, POST /quan-tri/ho-tro. What is typed may be a phone number: it is posted, not put into the address. */
export interface HelpDeskView extends ConsolePageView {
  search: { actionUrl: string; field: ConsoleFieldView; button: string };
  table?: TableView | undefined;
  note: string;
}

/** pages/console/help-person.hbs · /quan-tri/ho-tro/:account, /quan-tri/ho-tro/:account/gop/:other, /quan-tri/cach-dang-nhap */
export interface HelpPersonView extends ConsolePageView {
  primary?: LinkView | undefined;
  cards: { heading: string; facts?: FactView[] | undefined; paragraphs?: string[] | undefined }[];
  groups: { heading: string; sentence?: string | undefined; table: TableView }[];
  /** At the side. */
  forms: CardFormView[];
}
