import type { AppealAct, AppealEffect, AppealEvidence, AppealState } from '#appeals';
import { formatMoment, formatNumber } from '#kernel';
import { formatPoints } from '#rules';
import { KIND_WORDS as EXCEPTION_WORDS } from '../attempts/exception-words.js';
import type { StateView } from '../view-models.js';

export const STATE_WORDS: Readonly<Record<AppealState, StateView>> = {
  received: { kind: 'waiting', label: 'Chưa ai nhận' },
  'in-hand': { kind: 'now', label: 'Đang xem xét' },
  proposed: { kind: 'waiting', label: 'Chờ người thứ hai' },
  decided: { kind: 'done', label: 'Đã quyết định, chưa báo được' },
  told: { kind: 'done', label: 'Đã quyết định, đã báo' },
};

export const EFFECT_WORDS: Readonly<Record<AppealEffect, string>> = {
  none: 'Không thay đổi gì',
  'take-late': 'Nhận các câu đến muộn, tính lại',
  'rank-again': 'Xếp hạng lại người này, tính lại',
  'other-unit': 'Tính cho đơn vị được đề nghị trong đợt này, tính lại',
  recount: 'Tính lại xếp hạng',
  corrected: 'Đáp án đã được đính chính, chấm lại cho mọi người',
  'by-hand': 'Ban Tổ chức tự làm, rồi ghi là đã làm',
};

export const ACT_WORDS: Readonly<Record<AppealAct, string>> = {
  received: 'Nhận khiếu nại',
  taken: 'Nhận phụ trách',
  'handed-over': 'Bàn giao',
  'correction-asked': 'Đề nghị đính chính đáp án',
  proposed: 'Đề xuất quyết định',
  'given-back': 'Trả lại đề xuất',
  decided: 'Quyết định',
  told: 'Báo cho người dự thi',
  'carried-out': 'Đã thực hiện',
};

const SITTING: Readonly<Record<string, string>> = {
  started: 'Bắt đầu làm bài',
  'last-answer': 'Máy chủ nhận câu trả lời lần cuối',
  submitted: 'Người dự thi nộp bài',
  'sealed-at-deadline': 'Hết giờ, máy nộp bài',
};
const UNIT: Readonly<Record<string, string>> = {
  registered: 'Đăng ký, tính cho đơn vị',
  changed: 'Người dự thi đổi đơn vị',
  kept: 'Đợt thi đóng, giữ đơn vị lúc đó',
};

/** What a piece of evidence says: in a few words, and its numbers. */
export function evidenceWords({ kind, facts }: AppealEvidence): { what: string; detail: string } {
  const text = (name: string): string => String(facts[name] ?? '');
  const number = (name: string): string => formatNumber(Number(facts[name] ?? 0));
  const moment = (name: string): string => formatMoment(new Date(text(name)));
  switch (kind) {
    case 'attempt':
      return {
        what: SITTING[text('act')] ?? text('act'),
        detail:
          text('act') === 'started'
            ? `${number('items')} câu, hạn nộp ${moment('deadline')}`
            : `Đã trả lời ${number('answered')} trong ${number('items')} câu`,
      };
    case 'late-answers':
      return { what: `${number('places')} câu trả lời đến muộn`, detail: `Từ ${moment('from')}` };
    case 'exception':
      return {
        what: EXCEPTION_WORDS[facts['exception'] as keyof typeof EXCEPTION_WORDS],
        detail: text('state') === 'granted' ? 'Đã duyệt' : 'Không duyệt hoặc đang chờ',
      };
    case 'receipt':
      return { what: `Biên nhận ${text('code')}`, detail: `Dấu niêm phong ${text('seal').slice(0, 16)}` };
    case 'unit':
      return { what: UNIT[text('act')] ?? '', detail: `${text('name')} (${text('unit')})` };
    case 'exclusion':
      return { what: 'Không xếp hạng', detail: text('words') };
    case 'standing':
      return {
        what: `Bản chốt ${text('version')}`,
        detail:
          facts['rank'] === null
            ? `Không có trong bảng xếp hạng ${number('of')} người`
            : `Hạng ${number('rank')} trong ${number('of')} người, ${formatPoints(Number(facts['points']))} điểm`,
      };
    case 'key':
      return { what: `Bộ đề ${text('sha256').slice(0, 8)}`, detail: `Đáp án bản ${text('version')}` };
  }
}
