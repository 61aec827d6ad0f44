import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import type { Round } from '#contests';
import { type AccountId, formatNumber } from '#kernel';
import type { Signing } from '#results';
import { innerName } from '../../edge/round-name.js';
import { waitsFor } from '../results/signing-view.js';
import { dueBy } from '../times.js';
import type { WaitingView } from '../view-models.js';

/** What may wait for somebody. */
export interface WaitingFacts {
  rounds: readonly Round[];
  signings: ReadonlyMap<string, Signing>;
  /** Published rounds of which certificates are still to be issued, with how many. */
  certificatesDue: readonly { round: Round; count: number }[];
  staff: ReadonlyMap<AccountId, Account>;
  me: Pick<Principal, 'accountId' | 'permissions'>;
  now: Date;
}

type Waiting = Omit<WaitingView, 'isFirst' | 'isUrgent' | 'due'> & { by?: Date | undefined };

/** What waits for this person, most pressing first: only what they may do, and nobody else has done. */
export function waitingFor(facts: WaitingFacts): WaitingView[] {
  const found = [...signatures(facts), ...recounts(facts), ...publications(facts), ...certificates(facts)];
  return found
    .toSorted((a, b) => (a.by?.getTime() ?? Infinity) - (b.by?.getTime() ?? Infinity) || 0)
    .map(({ by, ...item }, at) => ({ ...item, ...(by ? dueBy(by, facts.now) : {}), isFirst: at === 0 }));
}

function signatures({ rounds, signings, me }: WaitingFacts): Waiting[] {
  return rounds.flatMap((round) => {
    const signing = signings.get(round.id);
    if (!signing || !waitsFor({ round, signing, me })) return [];
    const { standing, decisions, needed } = signing;
    const awards = standing.summary.prizes.awards.length;
    return [
      {
        title: `Duyệt xếp hạng ${innerName(round)}`,
        text: [
          `${formatNumber(standing.summary.ranked)} người xếp hạng`,
          ...(awards > 0 ? [`${formatNumber(awards)} giải`] : []),
          `${decisions.length} trong ${needed} người đã duyệt`,
        ].join(', '),
        by: round.publishesAt ?? undefined,
        action: { label: 'Xem và duyệt', url: `/quan-tri/ket-qua/${round.code}` },
      },
    ];
  });
}

function recounts({ rounds, signings, staff, me }: WaitingFacts): Waiting[] {
  if (!me.permissions.has(Permission.RecountStanding)) return [];
  return rounds.flatMap((round) => {
    const signing = signings.get(round.id);
    const returned = round.state === 'ranked' ? signing?.decisions.find(({ decision }) => decision === 'returned') : undefined;
    if (!returned) return [];
    const name = staff.get(returned.accountId)?.fullName ?? 'Người duyệt';
    return [
      {
        title: `Tính lại xếp hạng ${innerName(round)}`,
        text: `${name} trả lại: “${returned.reason ?? ''}”`,
        by: round.publishesAt ?? undefined,
        action: { label: 'Xem lý do', url: `/quan-tri/ket-qua/${round.code}` },
      },
    ];
  });
}

/** Approved rounds for which no promised minute is to come: somebody must publish them. */
function publications({ rounds, me, now }: WaitingFacts): Waiting[] {
  if (!me.permissions.has(Permission.PublishResults)) return [];
  return rounds
    .filter(({ state, publishesAt }) => state === 'approved' && (publishesAt === null || publishesAt <= now))
    .map((round) => ({
      title: `Công bố kết quả ${innerName(round)}`,
      text: round.publishesAt ? 'Đã đủ người duyệt và đã đến giờ hẹn' : 'Đã đủ người duyệt; Thể lệ không hẹn giờ công bố',
      by: round.publishesAt ?? undefined,
      action: { label: 'Xem và công bố', url: `/quan-tri/ket-qua/${round.code}/cong-bo` },
    }));
}

function certificates({ certificatesDue, me }: WaitingFacts): Waiting[] {
  if (!me.permissions.has(Permission.IssueCertificates)) return [];
  return certificatesDue.map(({ round, count }) => ({
    title: `Cấp giấy chứng nhận ${innerName(round)}`,
    text: `${formatNumber(count)} người đạt giải chưa có giấy`,
    action: { label: 'Xem và cấp', url: `/quan-tri/giay-chung-nhan?dot=${round.code}` },
  }));
}
