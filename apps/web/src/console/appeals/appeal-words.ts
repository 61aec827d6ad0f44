import type { Appeal, AppealAct, AppealEffect, AppealEvidence, AppealState } from '#appeals';
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

const EFFECT_WORDS: Readonly<Record<AppealEffect, string>> = {
  none: 'Không thay đổi gì',
  'take-late': 'Nhận các câu đến muộn, tính lại',
  'rank-again': 'Xếp hạng lại người này, tính lại',
  'other-unit': 'Tính cho đơn vị được đề nghị trong đợt này, tính lại',
  recount: 'Tính lại xếp hạng',
  corrected: 'Đáp án đã được đính chính, chấm lại cho mọi người',
  'by-hand': 'Ban Tổ chức tự làm, rồi ghi là đã làm',
};

/** The same of an appeal about a submission, where it is another thing. */
const SUBMISSION_EFFECT_WORDS: Partial<typeof EFFECT_WORDS> = {
  'rank-again': 'Nhận lại bài này, tính lại',
  'other-unit': 'Tính bài này cho đơn vị được đề nghị, tính lại',
};

export function effectWords({ submissionId }: Pick<Appeal, 'submissionId'>, effect: AppealEffect): string {
  return (submissionId ? SUBMISSION_EFFECT_WORDS[effect] : undefined) ?? EFFECT_WORDS[effect];
}

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
  submission: 'Bài được tính cho đơn vị',
};

const CHECKS: Readonly<Record<string, string>> = { valid: 'Hợp lệ', supplement: 'Cần bổ sung', invalid: 'Không hợp lệ' };
const CANCELLING: Readonly<Record<string, string>> = {
  asked: 'Có đề nghị hủy bài',
  cancelled: 'Quyết định hủy bài',
  declined: 'Quyết định không hủy bài',
  lifted: 'Nhận lại bài đã hủy',
};

/** What a piece of evidence says: in a few words, and its numbers. */
export function evidenceWords({ kind, facts }: AppealEvidence): { what: string; detail: string } {
  const text = (name: string): string => String(facts[name] ?? '');
  const number = (name: string): string => formatNumber(Number(facts[name] ?? 0));
  const moment = (name: string): string => formatMoment(new Date(text(name)));
  const points = (name: string): string => formatPoints(Number(facts[name]));
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
            ? `Không có trong bảng xếp hạng ${number('of')} ${facts['about'] === 'submission' ? 'bài' : 'người'}`
            : `Hạng ${number('rank')} trong ${number('of')} ${facts['about'] === 'submission' ? 'bài' : 'người'}, ${points('points')} điểm`,
      };
    case 'version':
      return {
        what: `Máy chủ nhận bản gửi lần ${text('version')}`,
        detail: [
          `Biên nhận ${text('receipt')}, dấu niêm phong ${text('seal').slice(0, 16)}`,
          facts['complete'] === null ? 'chưa đủ tệp' : `đủ tệp ${moment('complete')}`,
          ...(facts['words'] === null ? [] : [`${number('words')} từ`]),
        ].join('; '),
      };
    case 'formal-check':
      return { what: `Kiểm tra hình thức: ${CHECKS[text('result')] ?? ''}`, detail: `Bản gửi lần ${text('version')}` };
    case 'cancellation':
      return { what: CANCELLING[text('act')] ?? '', detail: `Căn cứ: ${text('basis')}` };
    case 'sheet':
      return {
        what: `Phiếu chấm ${text('phase')}, giám khảo ${judgeCode(text('judge'))}`,
        detail: `${points('points')} trong ${points('of')} điểm${facts['counts'] === 'no' ? ', phiếu không tính' : ''}`,
      };
    case 'key':
      return { what: `Bộ đề ${text('sha256').slice(0, 8)}`, detail: `Đáp án bản ${text('version')}` };
  }
}

/** "GK-4F21A9": a judge by the first digits of the pseudonym; nobody is named here. */
function judgeCode(pseudonym: string): string {
  return `GK-${pseudonym.slice(0, 6).toUpperCase()}`;
}
