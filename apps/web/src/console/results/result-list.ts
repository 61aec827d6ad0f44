import type { Principal } from '#access';
import { type Round, roundPhase, type RunningContest } from '#contests';
import { countInWords, formatNumber } from '#kernel';
import type { CollectiveHead, Signing } from '#results';
import { innerName, shortName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell, stateCell, textCell } from '../listing.js';
import { stateOf } from '../rounds/round-state.js';
import { shortMoment } from '../times.js';
import type { CellView, ListView } from '../view-models.js';
import { RESULTS } from './addresses.js';
import { resultRounds } from './result-round.js';
import { waitsFor } from './signing-view.js';

export interface ResultListFacts {
  running: RunningContest;
  signings: ReadonlyMap<string, Signing>;
  heads: readonly CollectiveHead[];
  me: Principal;
  now: Date;
}

/** The results of all rounds, then those of the collective awards. */
export function resultList(facts: ResultListFacts): ConsoleContent<ListView> {
  const { running } = facts;
  return {
    title: 'Kết quả',
    heading: 'Kết quả',
    sentence: sentenceOf(running),
    table: {
      label: 'Kết quả từng đợt và giải tập thể',
      columns: [
        { label: 'Kết quả của' },
        { label: 'Trạng thái' },
        { label: 'Xếp hạng', isNumber: true },
        { label: 'Công bố' },
        { label: 'Việc', isHidden: true },
      ],
      rows: [...resultRounds(running).map((round) => roundRow(facts, round)), ...awardRows(facts)],
      empty: {
        title: 'Chưa có kết quả nào',
        text: 'Kết quả hiện ở đây khi cuộc thi có đợt thi hoặc phần nhận bài.',
        action: { label: 'Về Việc hôm nay', url: '/quan-tri' },
      },
    },
    note:
      running.rounds.length && running.ruleSet.collective.length
        ? 'Giải tập thể được tính lại sau mỗi đợt thi và tạm tính cho đến đợt cuối.'
        : undefined,
  };
}

function sentenceOf({ rounds, ruleSet }: RunningContest): string {
  if (rounds.length === 0)
    return `Máy xếp hạng khi hội đồng chấm xong; ${countInWords(ruleSet.approval.approvers)} người duyệt; người công bố bấm công bố.`;
  return `Máy xếp hạng khi đợt thi đóng; ${countInWords(ruleSet.approval.approvers)} người duyệt; công bố đúng giờ đã hẹn.`;
}

function roundRow({ signings, me, now }: ResultListFacts, round: Round): ListView['table']['rows'][number] {
  const signing = signings.get(round.id);
  const isMine = signing !== undefined && waitsFor({ round, signing, me });
  const hasBegun = roundPhase(round, now) !== 'before';
  return {
    cells: [
      headCell(shortName(round), hasBegun ? `${RESULTS}/${round.code}` : undefined),
      isMine ? stateCell('waiting', 'Chờ bạn duyệt') : { state: stateOf(round, now, signing), detail: signedDetail(round, signing) },
      signing
        ? { ...numberCell(signing.standing.summary.ranked), detail: round.kind === 'receiving' ? 'bài' : undefined }
        : { text: 'chưa có', isNumber: true },
      textCell(publicationWords(round, now)),
      signing ? actionCell(round, isMine) : {},
    ],
    isMarked: isMine,
  };
}

function publicationWords({ state, publishesAt }: Round, now: Date): string {
  if (state === 'annulled') return 'không công bố';
  return publishesAt ? shortMoment(publishesAt, now) : 'không hẹn giờ';
}

function signedDetail({ state }: Round, signing: Signing | undefined): string | undefined {
  if (state !== 'ranked' || !signing || signing.isReturned) return undefined;
  return `${signing.decisions.length} trong ${signing.needed} người đã duyệt`;
}

function actionCell(round: Round, isMine: boolean): CellView {
  const label = isMine ? 'Xem và duyệt' : round.state === 'approved' ? 'Xem bước công bố' : 'Xem kết quả';
  const url = `${RESULTS}/${round.code}${round.state === 'approved' ? '/cong-bo' : ''}`;
  return { action: { label, hiddenLabel: innerName(round), url } };
}

function awardRows({ running: { ruleSet, rounds }, heads, now }: ResultListFacts): ListView['table']['rows'] {
  return ruleSet.collective.map((award) => {
    const head = heads.find(({ awardCode }) => awardCode === award.code);
    const after = rounds.find(({ id }) => id === head?.roundId);
    const url = `${RESULTS}/tap-the/${award.code}`;
    return {
      cells: [
        headCell(award.name, url),
        head
          ? { ...stateCell('now', isProvisional(rounds, award.part) ? 'Tạm tính' : 'Đã tính'), detail: after && `sau ${innerName(after)}` }
          : stateCell('next', 'Chưa tính'),
        { text: '', isNumber: true },
        textCell(head ? `tính ${shortMoment(head.computedAt, now)}` : awaitedAfter(rounds)),
        head ? { action: { label: 'Xem bảng đơn vị', hiddenLabel: award.name, url } } : {},
      ],
    };
  });
}

/** After what a collective award is computed for the first time. */
function awaitedAfter(rounds: readonly Round[]): string {
  if (rounds.length === 0) return 'sau khi chấm xong';
  return rounds.length === 1 ? 'sau khi đợt thi đóng' : `sau đợt đầu, ${formatNumber(rounds.length)} đợt`;
}

/** Whether rounds of the part are still to be ranked: then what is computed now is not the end. */
export function isProvisional(rounds: readonly Round[], part: string): boolean {
  return rounds.some(
    ({ partCode, state }) =>
      partCode === part && ['draft', 'checked', 'scheduled', 'open', 'closing', 'settling', 'paused'].includes(state),
  );
}
