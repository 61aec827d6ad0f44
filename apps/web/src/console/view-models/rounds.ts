/** pages/console/round.hbs · GET /quan-tri/dot-thi/:round (the list of rounds is a ListView) */
import type { LinkView } from '../../portal/view-models.js';
import type { ConsolePageView } from './frame.js';
import type { AreaChartView, FactView, FigureView, LifeStepView, PagerView, TableToolsView, TableView } from './parts.js';

export interface RoundView extends ConsolePageView {
  life: LifeStepView[];
  /** Kept up to date while the round is open. */
  figures: FigureView[];
  chart?: AreaChartView | undefined;
  refreshSeconds?: string | undefined;
  turnout: { heading: string; sentence?: string | undefined; tools: TableToolsView; table: TableView; pager?: PagerView | undefined };
  facts: { heading: string; rows: FactView[] };
  /** "Xem kết quả", "Xem đề" */
  actions?: LinkView[] | undefined;
}
