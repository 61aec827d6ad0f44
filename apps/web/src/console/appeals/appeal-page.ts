import { Permission } from '#access';
import type { AppealCase, AppealCorrection } from '#appeals';
import type { Round } from '#contests';
import { capitalise, formatDate, formatEnd, formatMoment, formatNumber, formatTimeWithSeconds } from '#kernel';
import { formatPoints } from '#rules';
import { APPEAL_DECISION_WORDS, APPEAL_KIND_WORDS } from '../../edge/appeal-words.js';
import { placeName } from '../../edge/place-name.js';
import { innerName } from '../../edge/round-name.js';
import { attemptUrl } from '../attempts/addresses.js';
import type { ConsoleContent } from '../console-page.js';
import { correctionUrl, keyFormUrl } from '../corrections/addresses.js';
import { STATES as CORRECTION_STATES } from '../corrections/correction-words.js';
import { headCell, linesCell, textCell } from '../listing.js';
import { entryUrl } from '../submissions/addresses.js';
import type { CellView, GroupsView } from '../view-models.js';
import { APPEALS, previewUrl } from './addresses.js';
import type { AppealFacts } from './appeal-facts.js';
import { appealForms } from './appeal-forms.js';
import { ACT_WORDS, effectWords, evidenceWords } from './appeal-words.js';

const ERASED = 'Đã xóa thông tin';

/** /quan-tri/khieu-nai/:appeal: what is said, what the machine knows in order of time, what was done, what to do. */
export function appealContent(facts: AppealFacts): ConsoleContent<GroupsView> {
  const { appeal, rounds } = facts;
  const round = rounds.find(({ id }) => id === appeal.roundId);
  return {
    title: `Khiếu nại ${appeal.code}`,
    heading: `${APPEAL_KIND_WORDS[appeal.kind].name}, ${appeal.code}`,
    sentence: `${capitalise(round ? innerName(round) : '')}. Nhận ${formatMoment(appeal.receivedAt)}, trả lời chậm nhất ${formatEnd(appeal.answerBy)}.`,
    back: { label: 'Khiếu nại', url: APPEALS },
    notice: noticeOf(facts),
    groups: [wordsGroup(facts), ...correctionGroup(facts), evidenceGroup(facts), eventsGroup(facts)],
    forms: appealForms(facts),
    isReadFirst: true,
  };
}

function noticeOf({ appeal, staff, me }: AppealFacts): ConsoleContent<GroupsView>['notice'] {
  const link = mayPreview(appeal) ? { label: 'Xem trước thay đổi xếp hạng', url: previewUrl(appeal.id) } : undefined;
  const owner = appeal.ownerId ? (staff.get(appeal.ownerId)?.fullName ?? '') : '';
  switch (appeal.state) {
    case 'received':
      return { kind: 'wait', title: 'Chưa ai nhận phụ trách', text: 'Người nhận sẽ xem bằng chứng và đề xuất quyết định.', link };
    case 'in-hand':
      return {
        kind: 'info',
        title: appeal.ownerId === me.accountId ? 'Bạn đang phụ trách' : `${owner} đang phụ trách`,
        text: appeal.returnedBecause ? `Đề xuất lần trước bị trả lại: “${appeal.returnedBecause}”` : undefined,
        link,
      };
    case 'proposed':
      return {
        kind: appeal.ownerId === me.accountId ? 'info' : 'wait',
        title: `${owner} đề xuất: ${decisionWords(appeal)}`,
        text: proposalWords(appeal),
        link,
      };
    case 'decided':
    case 'told':
      return {
        kind: appeal.effectState === 'waiting' ? 'wait' : 'info',
        title: `${decisionWords(appeal)}${appeal.effectState === 'waiting' ? ', còn việc phải làm' : ''}`,
        text: [
          proposalWords(appeal),
          ...(appeal.effectState === 'waiting' && appeal.effect !== 'by-hand'
            ? ['Kết quả đợt thi đã lưu trữ hoặc đã hủy nên máy không thực hiện được nữa.']
            : []),
        ].join(' '),
        link: appeal.effectState === 'waiting' ? link : undefined,
      };
  }
}

function decisionWords({ decision }: AppealCase['appeal']): string {
  return decision ? APPEAL_DECISION_WORDS[decision] : '';
}

function proposalWords(appeal: AppealCase['appeal']): string {
  const { reason, basis, effect } = appeal;
  return `${basis ?? ''}: “${reason ?? ERASED}” ${effect ? `Việc làm: ${effectWords(appeal, effect)}.` : ''}`;
}

function wordsGroup({ appeal, name, pseudonym, wanted, submission, rounds, me }: AppealFacts): GroupsView['groups'][number] {
  const round = rounds.find(({ id }) => id === appeal.roundId);
  const mayOpen = me.permissions.has(Permission.ManageSubmissions);
  return {
    heading: 'Lời của người dự thi',
    table: {
      label: 'Lời của người dự thi',
      isTold: true,
      columns: [{ label: 'Người dự thi' }, ...(submission ? [{ label: 'Bài dự thi' }] : []), { label: 'Viết' }],
      rows: [
        {
          cells: [
            headCell(name ?? ERASED, undefined, pseudonym),
            ...(submission && round && appeal.submissionId
              ? [headCell(submission.number, mayOpen ? entryUrl(round, appeal.submissionId) : undefined, submission.title)]
              : []),
            linesCell(appeal.bodyText ?? ERASED, wanted ? `Đề nghị tính cho ${placeName(wanted)}` : undefined),
          ],
        },
      ],
    },
  };
}

/** An appeal about a key leads to a correction; its effect is told once the results were computed by it. */
function correctionGroup(facts: AppealFacts): GroupsView['groups'] {
  const { appeal, correction, rounds, me } = facts;
  const round = rounds.find(({ id }) => id === appeal.roundId);
  if (appeal.kind !== 'key' || !round) return [];
  const mayAsk = me.permissions.has(Permission.CorrectResults) && appeal.state === 'in-hand' && appeal.ownerId === me.accountId;
  if (!correction && !mayAsk) return [];
  const [only, ...others] = facts.meant;
  const askUrl = keyFormUrl(round, { appeal: appeal.id, question: others.length === 0 ? only?.question : undefined });
  const isOpen = correction !== undefined && correction.correction.state !== 'declined';
  return [
    {
      heading: 'Đính chính đáp án',
      sentence: isOpen
        ? 'Người thứ hai áp dụng đính chính trước; sau đó người phụ trách đề xuất cách trả lời khiếu nại này.'
        : 'Nếu khiếu nại có cơ sở, đề nghị đính chính: máy chấm thử mọi bài, một người khác quyết định.',
      table: {
        label: 'Đính chính đáp án theo khiếu nại này',
        columns: [{ label: 'Việc' }, { label: 'Nội dung' }],
        rows: [
          ...(correction ? correctionRows(round, correction) : []),
          ...(mayAsk && !isOpen
            ? [
                {
                  cells: [
                    headCell('Đề nghị đính chính', askUrl),
                    textCell(
                      facts.meant.length > 0
                        ? `Người khiếu nại nêu câu ${facts.meant.map(({ place }) => place).join(', ')} trong bài của mình.`
                        : 'Chọn câu hỏi trong bài của người khiếu nại.',
                    ),
                  ],
                },
              ]
            : []),
        ],
      },
    },
  ];
}

function correctionRows(round: Round, { correction, rounds, before, after }: AppealCorrection): { cells: CellView[] }[] {
  const outcome = rounds.find(({ roundId }) => roundId === round.id)?.outcome;
  return [
    {
      cells: [
        headCell('Đề nghị đính chính', correctionUrl(round, correction.id)),
        { state: CORRECTION_STATES[correction.state], detail: correction.declinedBecause ?? undefined },
      ],
    },
    ...(outcome
      ? [
          {
            cells: [
              headCell('Cả đợt thi'),
              textCell(
                `${formatNumber(outcome.pointsChanged)} người đổi điểm, ${formatNumber(outcome.moved)} người đổi hạng, ${formatNumber(outcome.prizesChanged)} người đổi giải`,
              ),
            ],
          },
        ]
      : []),
    ...(before && after
      ? [{ cells: [headCell('Người khiếu nại'), textCell(`Trước: ${placeWords(before)}. Sau: ${placeWords(after)}.`)] }]
      : []),
  ];
}

function placeWords({ rank, points }: NonNullable<AppealCorrection['before']>): string {
  return `hạng ${formatNumber(rank)}, ${formatPoints(Number(points))} điểm`;
}

function evidenceGroup({ appeal, evidence }: AppealFacts): GroupsView['groups'][number] {
  return {
    heading: 'Máy ghi nhận',
    sentence: appeal.submissionId
      ? 'Máy gửi kèm lúc nhận khiếu nại, theo thứ tự thời gian. Giám khảo ghi bằng mã, không có tên.'
      : 'Máy gửi kèm lúc nhận khiếu nại, theo thứ tự thời gian. Không có câu trả lời và đáp án.',
    table: {
      label: 'Bằng chứng do máy gửi kèm',
      isTold: true,
      columns: [{ label: 'Lúc' }, { label: 'Sự việc' }],
      rows: evidence.map((one) => {
        const { what, detail } = evidenceWords(one);
        const isSitting = one.kind === 'attempt' && appeal.attemptId !== null;
        return {
          cells: [
            textCell(formatTimeWithSeconds(one.happenedAt), formatDate(one.happenedAt)),
            { text: what, isHead: true, detail, url: isSitting ? attemptUrl(appeal.attemptId ?? ('' as never)) : undefined },
          ],
        };
      }),
      empty: {
        title: 'Máy không ghi nhận gì',
        text: appeal.submissionId ? 'Bài này chưa có bản nào đã gửi.' : 'Người này không có lượt thi trong đợt.',
      },
    },
  };
}

function eventsGroup({ events, staff, correction }: AppealFacts): GroupsView['groups'][number] {
  const lastAsked = events.findLast(({ act }) => act === 'correction-asked');
  // Another correction is asked for only where the one before was declined.
  const became = (asked: AppealCase['events'][number]): string =>
    CORRECTION_STATES[asked === lastAsked && correction ? correction.correction.state : 'declined'].label;
  return {
    heading: 'Đã xử lý',
    table: {
      label: 'Các bước đã xử lý',
      columns: [{ label: 'Lúc' }, { label: 'Việc' }, { label: 'Ai' }],
      rows: events.map((event) => {
        const { act, actorId, happenedAt } = event;
        return {
          cells: [
            textCell(formatTimeWithSeconds(happenedAt), formatDate(happenedAt)),
            headCell(ACT_WORDS[act], undefined, act === 'correction-asked' ? became(event) : undefined),
            textCell(actorId ? (staff.get(actorId)?.fullName ?? '') : act === 'received' ? 'Người dự thi' : 'Máy'),
          ],
        };
      }),
    },
  };
}

/** Whether the machine can say what would come of it, now that something is still to be decided or done. */
function mayPreview({ kind, effect, effectState, state }: AppealCase['appeal']): boolean {
  if (kind === 'key') return false;
  if (state === 'decided' || state === 'told') return effectState === 'waiting' && effect !== 'by-hand';
  return effect !== 'none' && (kind !== 'result' || effect !== null);
}
