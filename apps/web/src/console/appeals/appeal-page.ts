import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import { type AppealCase, type AppealCorrection, effectsOf, type OwnQuestion, proposalSeal } from '#appeals';
import type { Round } from '#contests';
import { type AccountId, capitalise, formatDate, formatEnd, formatMoment, formatNumber, formatTimeWithSeconds } from '#kernel';
import { APPEAL_DECISIONS, formatPoints } from '#rules';
import type { Unit } from '#units';
import { APPEAL_DECISION_WORDS, APPEAL_KIND_WORDS } from '../../edge/appeal-words.js';
import { errorSummary } from '../../edge/error-summary.js';
import { placeName } from '../../edge/place-name.js';
import { innerName } from '../../edge/round-name.js';
import { attemptUrl } from '../attempts/addresses.js';
import type { ConsoleContent } from '../console-page.js';
import { correctionUrl, keyFormUrl } from '../corrections/addresses.js';
import { STATES as CORRECTION_STATES } from '../corrections/correction-words.js';
import { headCell, linesCell, textCell } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { NamedSubmission } from '../results/judged-names.js';
import { entryUrl } from '../submissions/addresses.js';
import type { CardFormView, CellView, GroupsView } from '../view-models.js';
import { APPEALS, appealUrl, previewUrl } from './addresses.js';
import { ACT_WORDS, effectWords, evidenceWords } from './appeal-words.js';

const ERASED = 'Đã xóa thông tin';

/** Which form was sent and cannot be taken as it is. */
export interface TypedDecision extends TypedReason {
  form: 'de-xuat' | 'tra-lai';
  decision?: string | undefined;
  effect?: string | undefined;
  basis?: string | undefined;
  faults?: readonly { field: 'quyet-dinh' | 'viec' | 'can-cu'; text: string }[] | undefined;
}

export interface AppealFacts extends AppealCase {
  rounds: readonly Round[];
  /** Of the person; undefined once erased. */
  name: string | undefined;
  pseudonym: string | undefined;
  wanted: Unit | undefined;
  staff: ReadonlyMap<AccountId, Account>;
  handlers: readonly { id: AccountId; fullName: string }[];
  me: Principal;
  /** Of an appeal about a key, once it has led to one. */
  correction: AppealCorrection | undefined;
  /** Of an appeal about a submission; undefined once it cannot be found any more. */
  submission: NamedSubmission | undefined;
  /** The questions that the appeal names by their number. */
  meant: readonly OwnQuestion[];
  typed?: TypedDecision | undefined;
}

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
    forms: formsOf(facts),
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

function formsOf(facts: AppealFacts): CardFormView[] {
  const { appeal, me } = facts;
  const isOwner = appeal.ownerId === me.accountId;
  const mayDecide = me.permissions.has(Permission.ApproveStanding) && !isOwner;
  const url = appealUrl(appeal.id);
  switch (appeal.state) {
    case 'received':
      return [
        {
          heading: 'Nhận phụ trách',
          sentence: 'Người nhận xem xét và đề xuất; việc làm thay đổi kết quả do một người khác quyết định.',
          actionUrl: `${url}/nhan`,
          fields: [],
          button: 'Nhận',
          isMain: true,
        },
      ];
    case 'in-hand':
      return [...(isOwner ? [proposalForm(facts)] : []), handOverForm(facts)];
    case 'proposed':
      return [
        ...(mayDecide
          ? [
              {
                heading: 'Quyết định theo đề xuất',
                sentence: 'Có hiệu lực ngay, người dự thi được báo tin. Xếp hạng chưa duyệt được tính lại.',
                actionUrl: `${url}/quyet-dinh`,
                hidden: [{ name: 'seen', value: proposalSeal(appeal) }],
                fields: [],
                button: 'Quyết định',
                isMain: true,
              },
            ]
          : []),
        giveBackForm(facts, isOwner),
      ];
    case 'decided':
    case 'told':
      return appeal.effectState === 'waiting' && mayDecide
        ? [
            {
              heading: appeal.effect === 'by-hand' ? 'Ghi là đã làm' : 'Thực hiện',
              sentence:
                appeal.effect === 'by-hand' ? 'Khi Ban Tổ chức đã làm theo quyết định này.' : 'Khi kết quả đã được mở lại để điều chỉnh.',
              actionUrl: `${url}/thuc-hien`,
              fields: [],
              button: appeal.effect === 'by-hand' ? 'Đã làm' : 'Thực hiện',
              isMain: true,
            },
          ]
        : [];
  }
}

function proposalForm({ appeal, typed, correction }: AppealFacts): CardFormView {
  const isCorrected = correction?.correction.state === 'switched';
  const own = typed?.form === 'de-xuat' ? typed : undefined;
  const fault = (field: string): string | undefined => own?.faults?.find((one) => one.field === field)?.text;
  // All that may follow any decision, the usual thing first.
  const effects = effectsOf(appeal.kind, 'partly').filter((one) => one !== 'corrected' || isCorrected);
  return {
    heading: 'Đề xuất quyết định',
    sentence: 'Người dự thi đọc nguyên văn lý do và căn cứ.',
    actionUrl: `${appealUrl(appeal.id)}/de-xuat`,
    errors: own ? errorSummary([...(own.faults ?? []), ...(own.fault ? [{ field: 'reason', text: own.fault }] : [])]) : undefined,
    fields: [
      {
        choice: {
          id: 'quyet-dinh',
          name: 'quyet-dinh',
          label: 'Quyết định',
          error: fault('quyet-dinh'),
          options: APPEAL_DECISIONS.map((value) => ({ value, label: APPEAL_DECISION_WORDS[value], isChecked: own?.decision === value })),
        },
      },
      {
        choice: {
          id: 'viec',
          name: 'viec',
          label: 'Việc làm theo',
          hint: 'Không chấp nhận thì không thay đổi gì.',
          error: fault('viec'),
          options: effects.map((value) => ({
            value,
            label: effectWords(appeal, value),
            isChecked: own ? own.effect === value : value === 'corrected',
          })),
        },
      },
      { area: reasonField(own, 'Nêu sự việc đã xác minh. Lịch sự, dễ hiểu.') },
      {
        text: {
          id: 'can-cu',
          name: 'can-cu',
          label: 'Căn cứ',
          hint: 'Điều, khoản của Thể lệ. Ví dụ: Khoản 2 Điều 9 Thể lệ.',
          value: own?.basis ?? '',
          error: fault('can-cu'),
          maxlength: 300,
        },
      },
    ],
    button: 'Đề xuất',
    isMain: true,
  };
}

function handOverForm({ appeal, handlers, me }: AppealFacts): CardFormView {
  const isOwner = appeal.ownerId === me.accountId;
  const others = handlers.filter(({ id }) => id !== appeal.ownerId);
  return {
    heading: isOwner ? 'Bàn giao' : 'Nhận bàn giao',
    actionUrl: `${appealUrl(appeal.id)}/ban-giao`,
    fields: [
      {
        select: {
          id: 'nguoi',
          name: 'nguoi',
          label: 'Người phụ trách mới',
          placeholder: 'Chọn một người',
          options: others.map(({ id, fullName }) => ({ value: id, label: fullName, isSelected: !isOwner && id === me.accountId })),
        },
      },
    ],
    button: isOwner ? 'Bàn giao' : 'Chuyển',
  };
}

function giveBackForm({ appeal, typed }: AppealFacts, isOwner: boolean): CardFormView {
  const own = typed?.form === 'tra-lai' ? typed : undefined;
  return {
    heading: isOwner ? 'Rút đề xuất' : 'Trả lại đề xuất',
    sentence: isOwner ? 'Đề xuất của bạn chờ một người khác quyết định.' : 'Khi căn cứ chưa đủ. Người phụ trách xem xét lại.',
    actionUrl: `${appealUrl(appeal.id)}/tra-lai`,
    errors: own?.fault ? errorSummary([{ field: 'reason', text: own.fault }]) : undefined,
    fields: [{ area: reasonField(own, 'Người phụ trách đọc. Người dự thi không đọc.') }],
    button: isOwner ? 'Rút lại' : 'Trả lại',
  };
}

/** Whether the machine can say what would come of it, now that something is still to be decided or done. */
function mayPreview({ kind, effect, effectState, state }: AppealCase['appeal']): boolean {
  if (kind === 'key') return false;
  if (state === 'decided' || state === 'told') return effectState === 'waiting' && effect !== 'by-hand';
  return effect !== 'none' && (kind !== 'result' || effect !== null);
}
