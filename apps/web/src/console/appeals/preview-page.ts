import type { Appeal, AppealEffect } from '#appeals';
import { formatNumber } from '#kernel';
import type { ContestPerson } from '#registrations';
import type { CorrectionOutcome, UnmarkedIn } from '#results';
import type { RuleSet } from '#rules';
import type { ConsoleContent } from '../console-page.js';
import type { NamedSubmission } from '../results/judged-names.js';
import { movesTable } from '../results/moves-table.js';
import { unmarkedWords } from '../results/unmarked-words.js';
import type { ListView } from '../view-models.js';
import { appealUrl } from './addresses.js';
import { effectWords } from './appeal-words.js';

export interface PreviewFacts {
  appeal: Appeal;
  effect: AppealEffect;
  ruleSet: RuleSet;
  /** Undefined where there is nothing that could be computed. */
  preview: CorrectionOutcome | undefined;
  /** What judges have to mark before anybody can say what comes of it, by phase. */
  unmarked: readonly UnmarkedIn[];
  /** The appellant's pseudonym. */
  own: string | undefined;
  names: ReadonlyMap<string, ContestPerson>;
  /** Of an appeal about a submission: those that move, by id. */
  submissions?: ReadonlyMap<string, NamedSubmission> | undefined;
}

/** /quan-tri/khieu-nai/:appeal/xem-truoc: who would move in or out of a prize; nothing is written. */
export function previewContent(facts: PreviewFacts): ConsoleContent<ListView> {
  const { appeal, effect, ruleSet, preview, unmarked, own, names, submissions } = facts;
  const what = effectWords(appeal, effect);
  const noun = appeal.submissionId ? 'bài' : 'người';
  return {
    title: 'Xem trước',
    heading: 'Nếu chấp nhận khiếu nại',
    sentence: preview
      ? `${what}: ${formatNumber(preview.moved)} ${noun} đổi hạng, ${formatNumber(preview.prizesChanged)} ${noun} đổi giải. Chưa có gì được ghi.`
      : effect === 'corrected'
        ? 'Chấm lại theo đáp án mới được tính trước ở trang đính chính, không ở trang này.'
        : unmarked.length > 0
          ? `${what}: phải chấm thêm rồi mới lập lại được bảng xếp hạng. Chưa có gì được ghi.`
          : `${what}: chưa có gì để tính trước.`,
    back: { label: `Khiếu nại ${appeal.code}`, url: appealUrl(appeal.id) },
    table: {
      ...movesTable({
        ...{ ruleSet, names, submissions, moves: preview?.moves ?? [], marked: own },
        ...{
          label: appeal.submissionId ? 'Bài nào vào giải, bài nào ra khỏi giải' : 'Ai vào giải, ai ra khỏi giải',
          after: 'Sau khi thay đổi',
        },
      }),
      empty: preview
        ? {
            title: appeal.submissionId ? 'Không bài nào vào hay ra khỏi giải' : 'Không ai vào hay ra khỏi giải',
            text: `${formatNumber(preview.moved)} ${noun} đổi hạng ngoài giải.`,
          }
        : unmarked.length > 0
          ? { title: 'Phải chấm thêm', text: unmarkedWords(unmarked) }
          : emptyWords(appeal),
    },
    note: appeal.submissionId
      ? 'Tính theo dữ liệu và phiếu chấm lúc này, như máy sẽ tính, so với bảng xếp hạng đang có. Dòng đánh dấu là bài được khiếu nại.'
      : 'Tính theo dữ liệu lúc này, như máy sẽ tính, so với bảng xếp hạng đang có. Hòa phải bốc thăm có thể khác khi tính thật, vì bài nhận lại có niêm phong mới. Dòng đánh dấu là người khiếu nại.',
  };
}

function emptyWords({ kind }: Appeal): { title: string; text: string } {
  if (kind === 'key')
    return { title: 'Tính ở trang đính chính', text: 'Đề nghị đính chính đáp án; máy chấm thử và lập bảng thay đổi ở đó.' };
  if (kind === 'lost-answers')
    return { title: 'Không có câu đến muộn', text: 'Máy chủ không giữ câu trả lời nào đến sau giờ của lượt thi này.' };
  return { title: 'Không tính trước được', text: 'Người khiếu nại đã xóa thông tin, hoặc việc này do Ban Tổ chức tự làm.' };
}
