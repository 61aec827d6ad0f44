import type { TabsView } from '../view-models.js';
import { AUDIT, ROOTS } from './addresses.js';

/** The two pages of the trail. */
export function auditTabs(current: string): TabsView {
  return [
    { label: 'Các việc', url: AUDIT },
    { label: 'Mã chốt hằng ngày', url: ROOTS },
  ].map((tab) => ({ ...tab, current: tab.url === current }));
}
