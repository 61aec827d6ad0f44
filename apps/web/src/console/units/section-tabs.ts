import type { TabsView } from '../view-models.js';
import { OFFICIAL, SHEETS, UNITS } from './addresses.js';

/** The three pages of the register; the ways to change it are for those who keep it. */
export function unitTabs(current: string, mayKeep: boolean): TabsView | undefined {
  if (!mayKeep) return undefined;
  return [
    { label: 'Danh mục của bạn', url: UNITS },
    { label: 'Lấy từ danh mục hành chính', url: OFFICIAL },
    { label: 'Nhập từ Excel', url: SHEETS },
  ].map((tab) => ({ ...tab, current: tab.url === current }));
}
