import type { RunningContest } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import { type Difficulty, type QuestionChange, questionChanges, type WholeVersion } from '#questions';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell } from '../listing.js';
import type { DetailView } from '../view-models.js';
import { questionUrl } from './addresses.js';
import { difficultyName, pictureView, topicName } from './question-words.js';

const FIELDS: Readonly<Record<QuestionChange['field'], string>> = {
  topic: 'Chủ đề',
  difficulty: 'Độ khó',
  text: 'Câu hỏi',
  options: 'Phương án',
  key: 'Đáp án',
  explanation: 'Giải thích',
  source: 'Văn bản',
  article: 'Điều, khoản',
  images: 'Hình',
};
const DECIDED = { approved: 'đã duyệt', returned: 'bị trả lại', waiting: 'chờ duyệt' } as const;

/** All versions of a question, newest first, each with what it says differently from the one before. */
export function questionHistory(
  ruleSet: RunningContest['ruleSet'],
  code: string,
  versions: readonly WholeVersion[],
  nameOf: (version: WholeVersion) => string | undefined,
): ConsoleContent<DetailView> {
  const said = (field: QuestionChange['field'], value: string): string => {
    if (value === '') return 'Trống';
    if (field === 'topic') return topicName(ruleSet, value);
    return field === 'difficulty' ? difficultyName(value as Difficulty) : value;
  };
  return {
    title: `Các bản của câu ${code}`,
    heading: `Các bản của câu ${code}`,
    sentence: `${formatNumber(versions.length)} bản, mới nhất ở trên. Không bản nào bị xóa hay sửa đè.`,
    back: { label: `Câu ${code}`, url: questionUrl(code) },
    sections: versions.map((version, at) => {
      const before = versions[at + 1];
      const heading = `Bản ${version.version}: ${DECIDED[version.state]}`;
      const told = `${nameOf(version) ?? 'Có sẵn'}, ${formatMoment(version.createdAt)}`;
      const reason = version.state === 'returned' && version.decision ? [`Lý do trả lại: ${version.decision.reason}`] : [];
      if (!before)
        return {
          heading,
          paragraphs: [told, ...reason, ...version.text.split('\n')],
          pictures: version.images.map(pictureView),
          options: version.options.map((text, n) => ({ letter: String.fromCharCode(65 + n), text, isRight: version.key.includes(n) })),
        };
      return {
        heading: `${heading}. ${told}${reason.length > 0 ? `. ${reason.join('')}` : ''}`,
        table: {
          label: `Khác bản ${before.version}`,
          columns: [{ label: 'Chỗ' }, { label: `Bản ${before.version}` }, { label: `Bản ${version.version}` }],
          rows: questionChanges(before, version).map(({ field, before: was, after }) => ({
            cells: [headCell(FIELDS[field]), linesCell(said(field, was)), linesCell(said(field, after))],
          })),
          empty: { title: 'Không khác', text: 'Bản này giống bản trước.' },
        },
      };
    }),
  };
}
