import { Permission, type Principal } from '#access';
import type { Round } from '#contests';
import { archiveUrl } from '../archive/addresses.js';
import { judgingUrl } from '../judging/addresses.js';
import { takingPartUrl } from '../participation/addresses.js';
import { timesUrl } from '../rounds/addresses.js';
import { similarityUrl } from '../similarity/addresses.js';
import type { TabsView } from '../view-models.js';
import { entriesUrl, unitListsUrl } from './addresses.js';

interface DeskPage {
  label: string;
  url: (round: Pick<Round, 'code'>) => string;
  requires: Permission;
}

/** The pages of a part that receives submissions, in the order of the work. */
const PAGES: readonly DeskPage[] = [
  { label: 'Bài dự thi', url: entriesUrl, requires: Permission.ManageSubmissions },
  { label: 'Danh sách của đơn vị', url: unitListsUrl, requires: Permission.ManageSubmissions },
  { label: 'Đối chiếu trùng lặp', url: similarityUrl, requires: Permission.ManageSubmissions },
  { label: 'Đơn vị dự thi', url: takingPartUrl, requires: Permission.ManageSubmissions },
  { label: 'Thời gian nhận bài', url: timesUrl, requires: Permission.ReadConsole },
  { label: 'Kho bài đạt giải', url: archiveUrl, requires: Permission.ManageSubmissions },
  { label: 'Chấm bài, hội đồng', url: judgingUrl, requires: Permission.PrepareJudging },
];

/** The ways between them, as far as somebody may go. */
export function deskTabs(round: Pick<Round, 'code'>, { permissions }: Pick<Principal, 'permissions'>, current: string): TabsView {
  return PAGES.filter(({ requires }) => permissions.has(requires)).map(({ label, url }) => ({
    label,
    url: url(round),
    current: url(round) === current,
  }));
}
