import type { RunningContest } from '#contests';
import type { Difficulty, ListedQuestion, QuestionImage, QuestionShelf } from '#questions';
import type { PictureView, StateView } from '../view-models.js';

type RuleSet = RunningContest['ruleSet'];

export const DIFFICULTIES: readonly { value: Difficulty; label: string }[] = [
  { value: 'easy', label: 'Dễ' },
  { value: 'medium', label: 'Vừa' },
  { value: 'hard', label: 'Khó' },
];

/** Shelves as the address of the list names them. */
export const SHELVES: readonly { shelf: QuestionShelf; name: string; label: string; empty: { title: string; text: string } }[] = [
  {
    ...{ shelf: 'waiting', name: 'cho-duyet', label: 'Chờ duyệt' },
    empty: { title: 'Không còn câu nào chờ duyệt', text: 'Câu mới soạn hoặc nhập từ tệp nằm ở đây cho đến khi một người khác duyệt.' },
  },
  {
    ...{ shelf: 'returned', name: 'tra-lai', label: 'Trả lại' },
    empty: { title: 'Không có câu nào bị trả lại', text: 'Câu bị trả lại nằm ở đây kèm lý do, để người soạn sửa.' },
  },
  {
    ...{ shelf: 'approved', name: 'da-duyet', label: 'Đã duyệt' },
    empty: { title: 'Chưa có câu nào được duyệt', text: 'Chỉ câu đã duyệt mới vào bộ đề.' },
  },
  {
    ...{ shelf: 'retired', name: 'da-cat', label: 'Đã cất' },
    empty: { title: 'Chưa cất câu nào', text: 'Câu đã cất không vào bộ đề niêm phong về sau, và lấy lại được.' },
  },
];

export function topicName(ruleSet: RuleSet, code: string): string {
  return ruleSet.topics.find((topic) => topic.code === code)?.name ?? code;
}

export function difficultyName(difficulty: Difficulty): string {
  return DIFFICULTIES.find(({ value }) => value === difficulty)?.label ?? difficulty;
}

export function stateView(state: ListedQuestion['state'], isMine: boolean): StateView {
  if (state === 'approved') return { kind: 'done', label: 'Đã duyệt' };
  if (state === 'returned') return { kind: 'stopped', label: 'Trả lại' };
  return isMine ? { kind: 'waiting', label: 'Chờ bạn' } : { kind: 'next', label: 'Chờ duyệt' };
}

/** A picture of a question, as large as it is. */
export function pictureView({ key, alt, width, height }: QuestionImage): PictureView {
  return { url: `/cau-hoi/hinh/${key}`, description: alt, width: String(width), height: String(height) };
}
