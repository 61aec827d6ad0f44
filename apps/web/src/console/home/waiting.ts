import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import type { Round } from '#contests';
import { type AccountId, formatNumber, type RoundId } from '#kernel';
import { mayBePublished, type Signing } from '#results';
import { innerName } from '../../edge/round-name.js';
import { RESULTS } from '../results/addresses.js';
import { waitsFor } from '../results/signing-view.js';
import { dueBy } from '../times.js';
import type { WaitingView } from '../view-models.js';

/** What may wait for somebody. */
export interface WaitingFacts {
  rounds: readonly Round[];
  signings: ReadonlyMap<string, Signing>;
  /** By published round: how many certificates this person may still issue. */
  certificatesDue: ReadonlyMap<RoundId, number>;
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
        action: { label: 'Xem và duyệt', url: `${RESULTS}/${round.code}` },
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
        action: { label: 'Xem lý do', url: `${RESULTS}/${round.code}` },
      },
    ];
  });
}

/** Approved rounds for which no promised minute is to come: somebody must publish them. */
function publications({ rounds, me, now }: WaitingFacts): Waiting[] {
  if (!me.permissions.has(Permission.PublishResults)) return [];
  return rounds
    .filter((round) => mayBePublished(round, now))
    .map((round) => ({
      title: `Công bố kết quả ${innerName(round)}`,
      text: round.publishesAt ? 'Đã đủ người duyệt và đã đến giờ hẹn' : 'Đã đủ người duyệt; Thể lệ không hẹn giờ công bố',
      by: round.publishesAt ?? undefined,
      action: { label: 'Xem và công bố', url: `${RESULTS}/${round.code}/cong-bo` },
    }));
}

function certificates({ certificatesDue, rounds }: WaitingFacts): Waiting[] {
  return rounds.flatMap((round) => {
    const count = certificatesDue.get(round.id);
    if (!count) return [];
    return [
      {
        title: `Cấp giấy chứng nhận ${innerName(round)}`,
        text: `${formatNumber(count)} người đạt giải chưa có giấy`,
        action: { label: 'Xem và cấp', url: `/quan-tri/giay-chung-nhan?dot=${round.code}` },
      },
    ];
  });
}
