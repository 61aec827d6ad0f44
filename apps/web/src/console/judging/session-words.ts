import { formatNumber } from '#kernel';
import type { CouncilSession, ItemKind, SessionItem } from '#judging';
import type { Vote } from '#rules';
import type { CellView, StateView } from '../view-models.js';
import { stateCell } from '../listing.js';

export const VOTES: Readonly<Record<Vote, string>> = { for: 'Tán thành', against: 'Không tán thành', abstained: 'Không có ý kiến' };
export const VOTE_KEYS = Object.keys(VOTES) as Vote[];

export const KINDS: Readonly<Record<ItemKind, string>> = {
  ranking: 'Thông qua kết quả chấm',
  entry: 'Về một bài',
  cancellation: 'Hủy một bài',
  talk: 'Trao đổi, không biểu quyết',
  other: 'Việc khác',
};
export const KIND_KEYS = Object.keys(KINDS) as ItemKind[];

export const ROLES = { chair: 'Chủ tịch', member: 'Thành viên', secretary: 'Thư ký, không biểu quyết' } as const;

const SESSIONS: Readonly<Record<CouncilSession['state'], [StateView['kind'], string]>> = {
  planned: ['next', 'Sắp họp'],
  open: ['now', 'Đang họp'],
  closed: ['done', 'Đã kết thúc'],
  'called-off': ['stopped', 'Không họp'],
};
export const sessionState = (state: CouncilSession['state']): CellView => stateCell(...SESSIONS[state]);

type Decided = Pick<SessionItem, 'state' | 'decision' | 'tally' | 'motionText'>;

/** "Thông qua", "Đang biểu quyết" */
export function itemState({ state, decision }: Decided): CellView {
  if (state === 'voting') return stateCell('now', 'Đang biểu quyết');
  if (state === 'passed-over') return stateCell('stopped', 'Để lại');
  if (state === 'waiting') return stateCell('next', 'Chưa bàn');
  if (decision === null) return stateCell('done', 'Đã trao đổi');
  return decision === 'carried' ? stateCell('done', 'Được thông qua') : stateCell('stopped', 'Không được thông qua');
}

/** "3 tán thành, 1 không tán thành, 0 không có ý kiến, trong 5 người" */
export function tallyWords({ tally }: Pick<SessionItem, 'tally'>): string | undefined {
  if (!tally) return undefined;
  const { for: agreeing, against, abstained, present } = tally;
  return `${formatNumber(agreeing)} tán thành, ${formatNumber(against)} không tán thành, ${formatNumber(abstained)} không có ý kiến, trong ${formatNumber(present)} người được biểu quyết`;
}

/** What a motion needs to be carried. */
export function neededWords(percent: number): string {
  return percent <= 50 ? 'cần quá nửa số người được biểu quyết' : `cần ít nhất ${formatNumber(percent)}% số người được biểu quyết`;
}
