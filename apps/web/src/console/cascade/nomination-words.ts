import {
  isOpenCall,
  type Nomination,
  type NominationCall,
  type NominationContent,
  type NominationKind,
  type ReceivedState,
} from '#contests';
import { formatEnd, formatNumber } from '#kernel';
import type { DetailView, FactView, StateView } from '../view-models.js';

export const KIND_WORDS: Readonly<Record<NominationKind, string>> = { person: 'Người', entry: 'Bài dự thi' };

const STATES: Readonly<Record<Nomination['state'], StateView>> = {
  draft: { kind: 'now', label: 'Đang soạn' },
  consented: { kind: 'waiting', label: 'Tác giả đã đồng ý, chờ gửi' },
  sending: { kind: 'waiting', label: 'Đang gửi, hãy bấm gửi lại' },
  sent: { kind: 'next', label: 'Đã gửi, chờ tiếp nhận' },
  received: { kind: 'done', label: 'Đã được tiếp nhận' },
  returned: { kind: 'waiting', label: 'Bị trả lại' },
  withdrawn: { kind: 'stopped', label: 'Đã rút' },
};

const RECEIVED_STATES: Readonly<Record<ReceivedState, StateView>> = {
  sent: { kind: 'waiting', label: 'Chờ tiếp nhận' },
  received: { kind: 'done', label: 'Đã tiếp nhận' },
  returned: { kind: 'stopped', label: 'Đã trả lại' },
  withdrawn: { kind: 'stopped', label: 'Nơi gửi đã rút' },
};

export const stateOfNomination = ({ state }: Pick<Nomination, 'state'>): StateView => STATES[state];
export const stateOfReceived = (state: ReceivedState): StateView => RECEIVED_STATES[state];

/** Whether a call takes nominations, as a state. */
export function stateOfCall(call: Pick<NominationCall, 'endedAt' | 'closesAt'>, now: Date): StateView {
  if (isOpenCall(call, now)) return { kind: 'now', label: 'Đang nhận' };
  return { kind: 'stopped', label: call.endedAt === null ? 'Đã hết hạn' : 'Đã đóng' };
}

/** "Từ 1 đến 3 đề cử", "Nhiều nhất 3 đề cử" */
export function quotaInWords({ atLeast, atMost }: { atLeast: number; atMost: number }): string {
  if (atLeast === atMost) return `Đúng ${formatNumber(atMost)} đề cử`;
  return atLeast > 0 ? `Từ ${formatNumber(atLeast)} đến ${formatNumber(atMost)} đề cử` : `Nhiều nhất ${formatNumber(atMost)} đề cử`;
}

/** An author's address or number as it is dialled here. */
export function reachedBy({ email, phone }: { email: string | null; phone: string | null }): string {
  return email ?? phone?.replace(/^\+84/, '0') ?? '';
}

/** What is nominated, as a page tells it; people without how they are reached. */
export function contentSections({ summary, authors, scores, provenance }: NominationContent): DetailView['sections'] {
  return [
    { heading: 'Tóm tắt', paragraphs: summary.split('\n') },
    {
      heading: authors.length > 1 ? 'Các tác giả' : 'Tác giả',
      facts: authors.map(({ fullName, position, unitName }) => ({
        label: fullName,
        value: [position, unitName].filter(Boolean).join(', '),
      })),
    },
    {
      heading: 'Đã được chọn thế nào',
      facts: [
        { label: 'Nơi đề cử', value: provenance.nominatedBy },
        { label: 'Qua', value: provenance.selection },
        ...(provenance.result === '' ? [] : [{ label: 'Kết quả', value: provenance.result }]),
        ...standingFacts(provenance.standing),
        ...scores.map((score) => ({ label: 'Điểm', value: score })),
      ],
    },
  ];
}

function standingFacts(standing: NominationContent['provenance']['standing']): FactView[] {
  if (!standing) return [];
  const { contest, round, rank, points, sha256 } = standing;
  return [
    { label: 'Xếp hạng', value: `Hạng ${formatNumber(rank)}, ${points} điểm`, detail: `${round}, ${contest}` },
    { label: 'Dấu vân của bản chốt', value: sha256.slice(0, 16) },
  ];
}

export const untilInWords = (closesAt: Date): string => `Nhận đến ${formatEnd(closesAt)}`;
