import { Permission } from '#access';
import { effectsOf, proposalSeal } from '#appeals';
import { APPEAL_DECISIONS } from '#rules';
import { APPEAL_DECISION_WORDS } from '../../edge/appeal-words.js';
import { errorSummary } from '../../edge/error-summary.js';
import { reasonField } from '../reason.js';
import type { CardFormView } from '../view-models.js';
import { appealUrl } from './addresses.js';
import type { AppealFacts } from './appeal-facts.js';
import { effectWords } from './appeal-words.js';

/** What somebody can do with an appeal as it stands. */
export function appealForms(facts: AppealFacts): CardFormView[] {
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
