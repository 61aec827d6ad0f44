import type { AppealState } from '#appeals';
import type { AppealDecision, AppealKind } from '#rules';

/** How the kinds of appeals are called, on both sides. */
export const APPEAL_KIND_WORDS: Readonly<Record<AppealKind, { name: string; what: string }>> = {
  key: { name: 'Câu hỏi, đáp án', what: 'Câu hỏi sai, đáp án sai hoặc có hơn một phương án đúng.' },
  'lost-answers': { name: 'Mất câu trả lời', what: 'Đã trả lời mà máy không nhận, mất mạng, mất điện lúc làm bài.' },
  'wrong-unit': { name: 'Tính sai đơn vị', what: 'Bài được tính cho đơn vị không phải của bạn.' },
  exclusion: { name: 'Không được xếp hạng', what: 'Bài không được xếp hạng mà bạn cho là không đúng.' },
  result: { name: 'Kết quả', what: 'Điểm, thứ hạng hoặc giải thưởng đã công bố.' },
};

/** What the kinds mean of a submission, where it is something else than of a quiz. */
export const SUBMISSION_APPEAL_WORDS: Partial<Readonly<Record<AppealKind, string>>> = {
  'wrong-unit': 'Bài dự thi được tính cho đơn vị không phải của bạn.',
  exclusion: 'Bài bị ghi là không hợp lệ, bị hủy hoặc không xếp hạng mà bạn cho là không đúng.',
};

/** What was decided, in the words of a decision. */
export const APPEAL_DECISION_WORDS: Readonly<Record<AppealDecision, string>> = {
  upheld: 'Chấp nhận khiếu nại',
  partly: 'Chấp nhận một phần',
  rejected: 'Không chấp nhận',
};

/** Where an appeal stands, for its person: what two people of the board do between themselves is one step. */
export const OWN_APPEAL_STATE_WORDS: Readonly<Record<AppealState, string>> = {
  received: 'Đã nhận, chờ người phụ trách',
  'in-hand': 'Đang xem xét',
  proposed: 'Đang xem xét',
  decided: 'Đã có quyết định',
  told: 'Đã có quyết định',
};
