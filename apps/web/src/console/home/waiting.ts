import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import type { WaitingAppeals } from '#appeals';
import type { NominationCallId, Round, RoundAlteration, RunningContest } from '#contests';
import { type AccountId, formatMoment, formatNumber, lowerFirst, type RoundId } from '#kernel';
import { mayBePublished, type ResultCorrection, type Signing, type TierDecision } from '#results';
import type { DeskOverview } from '#submissions';
import { innerName } from '../../edge/round-name.js';
import { ANOMALIES } from '../anomalies/addresses.js';
import { APPEALS } from '../appeals/addresses.js';
import { ATTEMPTS } from '../attempts/addresses.js';
import type { RoundWork } from '../attempts/board-work.js';
import { BOARD_QUESTIONS } from '../board-questions/addresses.js';
import { NOMINATION_CALLS } from '../cascade/addresses.js';
import { CONTESTS } from '../contests/addresses.js';
import { contestTitle, unfinished } from '../contests/contests-presenter.js';
import { correctionUrl } from '../corrections/addresses.js';
import { KIND_WORDS } from '../corrections/correction-words.js';
import { listUrl } from '../listing.js';
import { marksUrl, phaseUrl } from '../judging/addresses.js';
import { DRAFTS } from '../plan-drafts/addresses.js';
import { RETURNED, WAITING } from '../questions/addresses.js';
import { RESULTS } from '../results/addresses.js';
import { annulmentUrl } from '../rounds/addresses.js';
import { approvalDue, waitsFor } from '../results/signing-view.js';
import { tiersUrl } from '../results/tiers-page.js';
import { ASKED, entriesUrl } from '../submissions/addresses.js';
import { dueBy } from '../times.js';
import type { WaitingView } from '../view-models.js';
import type { RoundJudging } from './judging-work.js';

/** What may wait for somebody. */
export interface WaitingFacts {
  /** Quizzes, then parts of submissions, which are called after their part. */
  rounds: readonly Round[];
  signings: ReadonlyMap<string, Signing>;
  /** By published round: how many certificates this person may still issue. */
  certificatesDue: ReadonlyMap<RoundId, number>;
  staff: ReadonlyMap<AccountId, Account>;
  me: Pick<Principal, 'accountId' | 'permissions'>;
  /** By round: what of attempts nobody has concluded on. */
  work: ReadonlyMap<RoundId, RoundWork>;
  /** Questions before their second person, and those that came back to their writer. */
  questions: { waiting: number; returned: number };
  /** Appeals, for who handles them, and contestants' questions, for who answers them. */
  board: { appeals: (WaitingAppeals & { answerBy: Date | undefined }) | undefined; questions: number };
  /** Annulments of rounds that others have asked for, where this person may decide. */
  annulments: readonly RoundAlteration[];
  /** Parts that receive from an event whose day is not written down yet. */
  undated?: readonly { part: string; event: string }[] | undefined;
  /** Parts that receive, with what the secretariat has to do there. */
  receiving?: readonly ReceivingWork[] | undefined;
  /** Parts that are being judged, for who prepares that. */
  judging?: readonly RoundJudging[] | undefined;
  /** Judged rounds with tiers whose count is not decided: what was entered and waits for its second person; null before anything is. */
  undecided?: { round: Round; entered: Pick<TierDecision, 'decisionNumber' | 'enteredBy'> | null }[] | undefined;
  /** Nominations that nobody has taken in hand or given back, by call. */
  nominations?: ReadonlyMap<NominationCallId, number> | undefined;
  /** The tenant's other contests in which results are still to come, earlier ones above all: what waits there is not told here. */
  elsewhere?: readonly RunningContest[] | undefined;
  /** Corrections of results that wait for this person as the second. */
  corrections?: { correction: ResultCorrection; roundId: RoundId }[] | undefined;
  now: Date;
}

/** A part that receives submissions. */
export interface ReceivingWork {
  round: Round;
  name: string;
  overview: DeskOverview;
}

type Waiting = Omit<WaitingView, 'isFirst' | 'isUrgent' | 'due'> & { by?: Date | undefined };

/** What waits for this person, most pressing first: only what they may do, and nobody else has done. */
export function waitingFor(facts: WaitingFacts): WaitingView[] {
  const found = [
    ...undatedParts(facts),
    ...annulments(facts),
    ...prizeCounts(facts),
    ...signatures(facts),
    ...recounts(facts),
    ...publications(facts),
    ...certificates(facts),
    ...wishes(facts),
    ...cases(facts),
    ...questionWork(facts),
    ...boardWork(facts),
    ...submissionWork(facts),
    ...judgingWork(facts),
    ...nominationWork(facts),
    ...corrections(facts),
    ...elsewhere(facts),
  ];
  return found
    .toSorted((a, b) => (a.by?.getTime() ?? Infinity) - (b.by?.getTime() ?? Infinity) || 0)
    .map(({ by, ...item }, at) => ({ ...item, ...(by ? dueBy(by, facts.now) : {}), isFirst: at === 0 }));
}

/** What is ranked in a round. */
const nounOf = ({ kind }: Round): string => (kind === 'receiving' ? 'bài' : 'người');

/** Pages tell of one contest at a time: without this, an earlier one that is still judged would be forgotten. */
function elsewhere({ elsewhere: others = [] }: WaitingFacts): Waiting[] {
  return others.map((running) => {
    const left = unfinished(running);
    return {
      title: `${contestTitle(running)} còn ${formatNumber(left.length)} kết quả chưa công bố`,
      text: `${left.map(innerName).join(', ')}. Mở cuộc thi ấy để làm tiếp`,
      action: { label: 'Xem các cuộc thi', url: CONTESTS },
    };
  });
}

function signatures({ rounds, signings, undecided = [], me }: WaitingFacts): Waiting[] {
  return rounds.flatMap((round) => {
    const signing = signings.get(round.id);
    // Nobody can sign before it is decided how many prizes there are.
    if (!signing || undecided.some((one) => one.round.id === round.id) || !waitsFor({ round, signing, me })) return [];
    const { standing, decisions, needed } = signing;
    const awards = standing.summary.prizes.awards.length;
    return [
      {
        title: `Duyệt xếp hạng ${innerName(round)}`,
        text: [
          `${formatNumber(standing.summary.ranked)} ${nounOf(round)} xếp hạng`,
          ...(awards > 0 ? [`${formatNumber(awards)} giải`] : []),
          `${decisions.length} trong ${needed} người đã duyệt`,
        ].join(', '),
        by: approvalDue(round),
        action: { label: 'Xem và duyệt', url: `${RESULTS}/${round.code}` },
      },
    ];
  });
}

/** How many prizes there are, where the rules leave it open: somebody enters what was decided, another confirms it. */
function prizeCounts({ undecided = [], me }: WaitingFacts): Waiting[] {
  return undecided.flatMap(({ round, entered }): Waiting[] => {
    const title = `Quyết định số giải ${innerName(round)}`;
    if (entered === null) {
      if (!me.permissions.has(Permission.CorrectResults)) return [];
      const text = 'Thể lệ để số giải quyết định sau; chưa có quyết định thì chưa duyệt được kết quả';
      return [{ title, text, action: { label: 'Nhập quyết định', url: tiersUrl(round) } }];
    }
    if (!me.permissions.has(Permission.ApproveStanding) || entered.enteredBy === me.accountId) return [];
    const text = `Quyết định số ${entered.decisionNumber} chờ người thứ hai xác nhận`;
    return [{ title, text, action: { label: 'Xem và xác nhận', url: tiersUrl(round) } }];
  });
}

/** Nobody can send anything before the rules name the day: a corrected version does. */
function undatedParts({ undated = [], me }: WaitingFacts): Waiting[] {
  if (!me.permissions.has(Permission.EditRules)) return [];
  return undated.map(({ part, event }) => ({
    title: `Ghi ngày bắt đầu nhận bài, ${lowerFirst(part)}`,
    text: `Thể lệ tính ngày nhận bài từ ngày ${event}. Khi đã có ngày ấy, lập bản sửa thể lệ và ghi ngày bắt đầu; chưa ghi thì chưa ai gửi bài được`,
    action: { label: 'Lập bản sửa', url: `${DRAFTS}/moi` },
  }));
}

/** A round that goes on although it is to be annulled costs everybody who sits in it their time. */
function annulments({ rounds, annulments: asked, staff, now }: WaitingFacts): Waiting[] {
  return asked.flatMap((alteration) => {
    const round = rounds.find(({ id }) => id === alteration.roundId);
    if (!round) return [];
    return [
      {
        title: `Duyệt đề nghị hủy ${innerName(round)}`,
        text: `${staff.get(alteration.askedBy)?.fullName ?? 'Một người khác'} đề nghị, vì ${alteration.reason.replace(/\.$/, '')}`,
        by: now < round.closesAt ? round.closesAt : (round.publishesAt ?? undefined),
        action: { label: 'Xem và quyết định', url: annulmentUrl(round, alteration.id) },
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
        by: approvalDue(round),
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
      by: approvalDue(round),
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
        text: `${formatNumber(count)} ${nounOf(round)} đạt giải chưa có giấy`,
        action: { label: 'Xem và cấp', url: `/quan-tri/giay-chung-nhan?dot=${round.code}` },
      },
    ];
  });
}

/** What somebody has asked for, and answers that came too late: before the round closes it helps most. */
function wishes({ rounds, work, me, now }: WaitingFacts): Waiting[] {
  if (!me.permissions.has(Permission.ManageAttempts)) return [];
  return rounds.flatMap((round) => {
    const { mine = 0, late = 0 } = work.get(round.id) ?? {};
    if (mine + late === 0) return [];
    return [
      {
        title: `${mine > 0 ? 'Duyệt đề nghị về lượt thi' : 'Quyết định về câu đến muộn'}, ${innerName(round)}`,
        text: [
          ...(mine > 0 ? [`${formatNumber(mine)} đề nghị chờ người thứ hai`] : []),
          ...(late > 0 ? [`${formatNumber(late)} bài có câu đến muộn`] : []),
        ].join(', '),
        by: now < round.closesAt ? round.closesAt : (round.publishesAt ?? undefined),
        action: { label: 'Xem lượt thi', url: ATTEMPTS },
      },
    ];
  });
}

/** Cases that should be concluded on before results are approved. */
function cases({ rounds, work, me }: WaitingFacts): Waiting[] {
  const [reviews, confirms] = [me.permissions.has(Permission.ReviewAnomalies), me.permissions.has(Permission.ApproveStanding)];
  return rounds.flatMap((round) => {
    const { cases: found } = work.get(round.id) ?? {};
    if (!found) return [];
    const texts = [
      ...(confirms && found.mine > 0 ? [`${formatNumber(found.mine)} đề nghị chờ người thứ hai`] : []),
      ...(reviews && found.open > 0 ? [`${formatNumber(found.open)} trường hợp chưa ai xem`] : []),
      ...(reviews && found.asked > 0 ? [`${formatNumber(found.asked)} trường hợp đã hỏi, chờ kết luận`] : []),
    ];
    if (texts.length === 0) return [];
    return [
      {
        title: `Xem lại bài, ${innerName(round)}`,
        text: texts.join(', '),
        by: approvalDue(round),
        action: { label: 'Xem các trường hợp', url: listUrl(ANOMALIES, { dot: round.code }) },
      },
    ];
  });
}

/** Questions that others have written, and one's own that came back: only what is approved is sealed for the next round. */
function questionWork({ questions: { waiting, returned }, rounds, now }: WaitingFacts): Waiting[] {
  const by = rounds.find(({ kind, opensAt }) => kind === 'sitting' && opensAt > now)?.opensAt;
  const item = (title: string, text: string, label: string, url: string): Waiting => ({ title, text, by, action: { label, url } });
  return [
    ...(waiting > 0 ? [item('Duyệt câu hỏi', `${formatNumber(waiting)} câu do người khác soạn, chờ duyệt`, 'Xem và duyệt', WAITING)] : []),
    ...(returned > 0
      ? [item('Sửa câu hỏi bị trả lại', `${formatNumber(returned)} câu của bạn, có ghi lý do`, 'Xem và sửa', RETURNED)]
      : []),
  ];
}

/** What was sent in and nobody has checked, and what somebody wants to have cancelled. */
function submissionWork({ receiving = [], me, now }: WaitingFacts): Waiting[] {
  if (!me.permissions.has(Permission.ManageSubmissions)) return [];
  const decides = me.permissions.has(Permission.CancelSubmissions);
  return receiving.flatMap(({ round, name, overview: { states, missed, cancelling } }) => {
    const texts = [
      ...(states.unchecked > 0 ? [`${formatNumber(states.unchecked)} bài chưa kiểm tra hình thức`] : []),
      ...(missed > 0 ? [`${formatNumber(missed)} bài quá hạn bổ sung`] : []),
    ];
    // Who wants something cancelled waits for an answer whatever was signed.
    const cancellations =
      decides && cancelling > 0 && !['annulled', 'archived'].includes(round.state)
        ? [
            {
              title: `Quyết định đề nghị hủy bài, ${lowerFirst(name)}`,
              text: `${formatNumber(cancelling)} đề nghị chờ người thứ hai`,
              action: { label: 'Xem các bài', url: listUrl(entriesUrl(round), { 'trang-thai': ASKED }) },
            },
          ]
        : [];
    // Once results are computed nobody checks any more.
    if (texts.length === 0 || !['scheduled', 'open', 'paused', 'closing', 'settling'].includes(round.state)) return cancellations;
    return [
      ...cancellations,
      {
        title: `Kiểm tra bài dự thi, ${lowerFirst(name)}`,
        text: texts.join(', '),
        by: now < round.closesAt ? round.closesAt : undefined,
        action: { label: 'Xem và kiểm tra', url: listUrl(entriesUrl(round), states.unchecked > 0 ? { 'trang-thai': 'unchecked' } : {}) },
      },
    ];
  });
}

/** What units and tenants below have sent up. */
/** The next step of judging, and what judges have asked for. */
function judgingWork({ judging = [], receiving = [] }: WaitingFacts): Waiting[] {
  return judging.flatMap(({ round, name, phase, isWhole, sheets, again }) => {
    const found: Waiting[] = again.map((code) => ({
      title: `Quyết định đề nghị mở lại vòng chấm, ${lowerFirst(name)}`,
      text: 'Một người khác đề nghị',
      action: { label: 'Xem và quyết định', url: phaseUrl(round, code) },
    }));
    if (!phase) return found;
    if (sheets > 0)
      found.push({
        title: `Quyết định đề nghị mở lại phiếu chấm, ${lowerFirst(name)}`,
        text: `${formatNumber(sheets)} phiếu đã hoàn thành`,
        action: { label: 'Xem và quyết định', url: `${marksUrl(round, phase.phase)}/mo-lai` },
      });
    const unchecked = receiving.find((one) => one.round.id === round.id)?.overview.states.unchecked ?? 0;
    const step = unchecked > 0 ? undefined : nextOf(phase, isWhole);
    if (step)
      found.push({
        title: `Tổ chức chấm, ${lowerFirst(name)}`,
        text: `${phase.name}: ${step}`,
        action: { label: 'Xem vòng chấm', url: phaseUrl(round, phase.phase) },
      });
    return found;
  });
}

/** What is to be done with a phase; undefined while judges are at work. */
function nextOf({ state, entries }: NonNullable<RoundJudging['phase']>, isWhole: boolean): string | undefined {
  if (state === 'open') return isWhole ? 'đủ phiếu chấm, chưa kết thúc vòng' : undefined;
  return entries === 0 ? 'chưa lấy bài vào vòng chấm' : `đã lấy ${formatNumber(entries)} bài, chưa mở cho giám khảo chấm`;
}

function nominationWork({ nominations = new Map(), me }: WaitingFacts): Waiting[] {
  if (!me.permissions.has(Permission.ReceiveNominations) || nominations.size === 0) return [];
  const [first, ...others] = nominations.keys();
  const all = [...nominations.values()].reduce((sum, count) => sum + count, 0);
  const url = others.length === 0 ? `${NOMINATION_CALLS}/${first ?? ''}` : NOMINATION_CALLS;
  return [{ title: 'Tiếp nhận đề cử', text: `${formatNumber(all)} đề cử chờ tiếp nhận`, action: { label: 'Xem đề cử', url } }];
}

/** Corrections that another has asked for, until somebody decides. */
function corrections({ corrections: waiting = [], rounds }: WaitingFacts): Waiting[] {
  return waiting.flatMap(({ correction, roundId }) => {
    const round = rounds.find(({ id }) => id === roundId);
    if (!round) return [];
    return [
      {
        title: `Quyết định đính chính kết quả ${innerName(round)}`,
        text: `${KIND_WORDS[correction.kind]}, đề nghị ${formatMoment(correction.askedAt)}`,
        action: { label: 'Xem bảng thay đổi', url: correctionUrl(round, correction.id) },
      },
    ];
  });
}

/** Appeals by the nearest promised day, and what contestants ask. */
function boardWork({ board: { appeals, questions }, me }: WaitingFacts): Waiting[] {
  const { received = 0, mine = 0, overdue = 0, answerBy } = appeals ?? {};
  const toDecide = me.permissions.has(Permission.ApproveStanding) ? (appeals?.toDecide ?? 0) : 0;
  const texts = [
    ...(overdue > 0 ? [`${formatNumber(overdue)} khiếu nại đã quá hẹn trả lời`] : []),
    ...(toDecide > 0 ? [`${formatNumber(toDecide)} đề xuất chờ người thứ hai`] : []),
    ...(mine > 0 ? [`${formatNumber(mine)} khiếu nại bạn phụ trách`] : []),
    ...(received > 0 ? [`${formatNumber(received)} khiếu nại chưa ai nhận`] : []),
  ];
  return [
    ...(texts.length > 0
      ? [{ title: 'Trả lời khiếu nại', text: texts.join(', '), by: answerBy, action: { label: 'Xem khiếu nại', url: APPEALS } }]
      : []),
    ...(questions > 0
      ? [
          {
            title: 'Trả lời người dự thi',
            text: `${formatNumber(questions)} câu hỏi chờ Ban Tổ chức`,
            action: { label: 'Xem và trả lời', url: BOARD_QUESTIONS },
          },
        ]
      : []),
  ];
}
