import { Injectable } from '@nestjs/common';
import { Permission, type Principal } from '#access';
import type { Round, RunningContest } from '#contests';
import {
  type CouncilSeat,
  Councils,
  JudgingPhases,
  type JudgingPhaseView,
  JudgingProgress,
  PhaseReopenings,
  SheetReopenings,
} from '#judging';
import { type AccountId, formatNumber, lowerFirst } from '#kernel';
import { SimilarityDesk, submissionPart } from '#submissions';
import { COUNCILS } from '../councils/addresses.js';
import { copiesUrl, marksUrl, phaseUrl } from '../judging/addresses.js';
import { councilName } from '../judging/judging-reader.js';
import { count } from '../judging/phase-words.js';
import { listUrl } from '../listing.js';
import { similarityUrl } from '../similarity/addresses.js';

/** A part that is judged, with what keeps its judging from going on. */
export interface JudgingWork {
  round: Round;
  /** Of the part. */
  name: string;
  /** Entries with passages in other texts of which nobody has said anything. */
  unsaid: number;
  /** Councils with fewer people who mark than the rules want for one entry. */
  councils: { name: string; markers: number; judges: number }[];
  /** The phase whose turn it is; undefined while something may still be sent, and when all are over. */
  phase: JudgingPhaseView | undefined;
  /** Of an open phase: sheets that judges have before them, those that they have finished, and those that somebody wants opened again. */
  sheets: { assigned: number; finished: number; reopenings: number };
  /** Closed phases that somebody else wants opened again. */
  again: { phase: string; name: string }[];
}

/** What of it is one item of "Việc hôm nay". */
interface Item {
  title: string;
  text: string;
  by?: Date | undefined;
  action: { label: string; url: string };
}

/** While entries are read and compared, and people are appointed who will mark them. */
const BEFORE_STANDING: readonly string[] = ['scheduled', 'open', 'paused', 'closing', 'settling'];

/** Reads what of judging waits for the secretariat: a handful of statements for each part. */
@Injectable()
export class JudgingWorkReader {
  constructor(
    private readonly phases: JudgingPhases,
    private readonly councils: Councils,
    private readonly progress: JudgingProgress,
    private readonly sheets: SheetReopenings,
    private readonly again: PhaseReopenings,
    private readonly similarity: SimilarityDesk,
  ) {}

  /** By part that is still to be judged, only what this person may do. */
  async of(running: RunningContest, { accountId, permissions }: Pick<Principal, 'accountId' | 'permissions'>): Promise<JudgingWork[]> {
    const [compares, prepares] = [permissions.has(Permission.ManageSubmissions), permissions.has(Permission.PrepareJudging)];
    const rounds = running.receiving.filter(({ state }) => BEFORE_STANDING.includes(state));
    if (rounds.length === 0 || !(compares || prepares || permissions.has(Permission.KeepCouncils))) return [];
    const seats = permissions.has(Permission.KeepCouncils) ? await this.councils.seats(running.contest.id) : undefined;
    const found: JudgingWork[] = [];
    for (const round of rounds) {
      const judging = prepares && round.state === 'settling' ? await this.phases.of(round.id) : [];
      const phase = judging.find(({ state }) => state !== 'closed');
      found.push({
        ...{ round, phase, name: submissionPart(running.ruleSet, round.partCode)?.name ?? round.name },
        unsaid: compares ? await this.similarity.unsaid(round.id) : 0,
        councils: seats ? lackingCouncils(running, round, seats) : [],
        sheets: phase?.state === 'open' ? await this.sheetsOf(round, phase) : { assigned: 0, finished: 0, reopenings: 0 },
        again: judging.some(({ state }) => state === 'closed') ? await this.askedAgain(round, judging, accountId) : [],
      });
    }
    return found;
  }

  private async sheetsOf({ id }: Round, { phase }: JudgingPhaseView): Promise<JudgingWork['sheets']> {
    const judges = await this.progress.judgesOf(id, phase);
    return {
      assigned: judges.reduce((sum, { assigned }) => sum + assigned, 0),
      finished: judges.reduce((sum, { finished }) => sum + finished, 0),
      reopenings: (await this.sheets.waiting(id, phase)).length,
    };
  }

  private async askedAgain({ id }: Round, phases: readonly JudgingPhaseView[], me: AccountId): Promise<JudgingWork['again']> {
    const asked = (await this.again.waitingIn(id)).filter(({ askedBy }) => askedBy !== me);
    return asked.map(({ phase }) => ({ phase, name: phases.find((one) => one.phase === phase)?.name ?? phase }));
  }
}

/** Chairs and members mark; a secretary does not. */
function lackingCouncils(running: RunningContest, { partCode }: Round, seats: readonly CouncilSeat[]): JudgingWork['councils'] {
  const phases = submissionPart(running.ruleSet, partCode)?.judging.phases ?? [];
  return [...new Set(phases.map(({ council }) => council))].flatMap((council) => {
    const judges = Math.max(...phases.filter((phase) => phase.council === council).map((phase) => phase.judges));
    const markers = seats.filter((seat) => seat.council === council && seat.role !== 'secretary').length;
    return markers < judges ? [{ name: councilName(running, council), markers, judges }] : [];
  });
}

/** What of comparing and judging somebody has to do, in the order in which it is done. */
export function judgingWork(work: readonly JudgingWork[], now: Date): Item[] {
  return work.flatMap((one): Item[] => {
    const { round, name, unsaid, councils, again } = one;
    const part = lowerFirst(name);
    return [
      ...(unsaid > 0
        ? [
            {
              title: `Kết luận đối chiếu trùng lặp, ${part}`,
              text: `${count(unsaid, 'bài')} có đoạn giống văn bản khác, chưa ai kết luận`,
              action: { label: 'Xem và kết luận', url: listUrl(similarityUrl(round), { loc: 'unsaid' }) },
            },
          ]
        : []),
      ...councils.map(({ name: council, markers, judges }) => ({
        title: `Cử thành viên ${lowerFirst(council)}`,
        text: `Mới có ${count(markers, 'người chấm')}, trong khi thể lệ cần ${formatNumber(judges)} người mỗi bài`,
        by: now < round.closesAt ? round.closesAt : undefined,
        action: { label: 'Xem hội đồng', url: COUNCILS },
      })),
      ...phaseItems(one),
      ...again.map(({ phase, name: phaseName }) => ({
        title: `Quyết định mở lại vòng chấm “${phaseName}”`,
        text: `Một người khác đề nghị mở lại, ${part}`,
        action: { label: 'Xem và quyết định', url: phaseUrl(round, phase) },
      })),
    ];
  });
}

/** The next step of the phase whose turn it is; none while judges are at work. */
function phaseItems({ round, name, phase, sheets }: JudgingWork): Item[] {
  if (!phase) return [];
  const part = lowerFirst(name);
  const url = phaseUrl(round, phase.phase);
  if (phase.state === 'waiting')
    return [
      {
        title: `Lấy bài vào vòng chấm “${phase.name}”`,
        text: `Đã hết hạn nhận bài, ${part}`,
        action: { label: 'Xem vòng chấm', url },
      },
    ];
  if (phase.state === 'prepared')
    return phase.isBlind && phase.unread > phase.uncopied
      ? [
          {
            title: `Đọc bản rọc phách, vòng chấm “${phase.name}”`,
            text: `${count(phase.unread - phase.uncopied, 'bản')} chưa được đọc lại và cho giám khảo đọc`,
            action: { label: 'Xem các bản', url: copiesUrl(round, phase.phase) },
          },
        ]
      : [
          {
            title: `Phân công và mở vòng chấm “${phase.name}”`,
            text: `${count(phase.entries, 'bài')} đã lấy vào, giám khảo chưa đọc được`,
            action: { label: 'Xem vòng chấm', url },
          },
        ];
  return [
    ...(sheets.reopenings > 0
      ? [
          {
            title: `Quyết định mở lại phiếu chấm, vòng “${phase.name}”`,
            text: `${count(sheets.reopenings, 'đề nghị')} chờ quyết định`,
            action: { label: 'Xem đề nghị', url: `${marksUrl(round, phase.phase)}/mo-lai` },
          },
        ]
      : []),
    ...(sheets.assigned > 0 && sheets.finished === sheets.assigned
      ? [
          {
            title: `Kết thúc vòng chấm “${phase.name}”`,
            text: `Giám khảo đã hoàn thành ${count(sheets.finished, 'phiếu chấm')} được giao`,
            action: { label: 'Xem vòng chấm', url },
          },
        ]
      : []),
  ];
}
