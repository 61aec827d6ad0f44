import { letterOf } from '#attempts';
import type { RunningContest } from '#contests';
import { formatNumber } from '#kernel';
import type { QuestionError, SeenQuestion } from '#questions';
import type { ConsoleContent } from '../console-page.js';
import { headCell, textCell } from '../listing.js';
import type { DetailView, ListView, TableView } from '../view-models.js';
import { questionUrl, TOGETHER, WAITING } from './addresses.js';
import { difficultyName, pictureView, topicName } from './question-words.js';

type Refused = readonly { code: string; why: QuestionError }[];

export interface TogetherFacts {
  ruleSet: RunningContest['ruleSet'];
  /** What this person may approve, in their newest versions. */
  ready: readonly SeenQuestion[];
  /** What was chosen and may not be approved. */
  left: Refused;
  nameOf: (question: SeenQuestion) => string | undefined;
}

const BACK = { label: 'Câu chờ duyệt', url: WAITING };

/** Several questions with their keys, and one button for all of them. */
export function togetherPage(facts: TogetherFacts): ConsoleContent<DetailView> {
  const { ready, left } = facts;
  const count = formatNumber(ready.length);
  return {
    title: 'Duyệt nhiều câu',
    heading: ready.length > 0 ? `Duyệt ${count} câu` : 'Duyệt nhiều câu',
    sentence: ready.length > 0 ? 'Hãy đọc từng câu và đáp án. Câu nào chưa ổn thì mở riêng câu ấy để trả lại.' : undefined,
    back: BACK,
    notice:
      ready.length === 0 ? { kind: 'wait', title: 'Không câu nào duyệt được ở đây', text: 'Lý do của từng câu ghi bên dưới.' } : undefined,
    sections: [
      ...(left.length > 0 ? [{ heading: 'Không duyệt cùng được', table: refusedTable(left) }] : []),
      ...ready.map(sectionOf(facts)),
    ],
    signing: ready.length > 0 ? signingOf(facts) : undefined,
  };
}

function sectionOf({ ruleSet, nameOf }: TogetherFacts): (question: SeenQuestion) => DetailView['sections'][number] {
  return (question) => {
    const { code, version, topic, difficulty, text, options, key, explanation, source, article, images } = question;
    return {
      heading: `Câu ${code}`,
      paragraphs: text.split('\n'),
      pictures: images.map(pictureView),
      options: options.map((option, n) => ({ letter: letterOf(n), text: option, isRight: key.includes(n) })),
      facts: [
        { label: 'Chủ đề', value: `${topicName(ruleSet, topic)}, câu ${difficultyName(difficulty).toLowerCase()}` },
        ...(explanation ? [{ label: 'Giải thích', value: explanation }] : []),
        { label: 'Căn cứ', value: [source, article].filter(Boolean).join(', ') || 'Chưa ghi' },
        { label: 'Người soạn', value: nameOf(question) ?? 'Người soạn', detail: `Bản ${formatNumber(version)}` },
        { label: 'Trả lại hoặc xem kỹ', value: `Mở câu ${code}`, url: questionUrl(code) },
      ],
    };
  };
}

function signingOf({ ready, nameOf }: TogetherFacts): DetailView['signing'] {
  const count = formatNumber(ready.length);
  const writers = [...new Set(ready.map((question) => nameOf(question) ?? 'Người soạn'))];
  return {
    heading: 'Hai người',
    isMine: true,
    signers: [
      ...writers.map((name) => ({ name, detail: 'Người soạn', isDone: true })),
      { name: 'Chờ bạn', detail: 'Người duyệt phải khác người soạn' },
    ],
    sentence: `Duyệt xong, ${count} bản này vào bộ đề niêm phong lần tới. Bộ đề đã niêm phong không đổi.`,
    approve: {
      label: ready.length > 1 ? `Duyệt cả ${count} câu` : 'Duyệt câu này',
      url: TOGETHER,
      hidden: [{ name: 'seen', value: ready.map(({ code, version }) => `${code}:${version}`).join(' ') }],
    },
  };
}

/** What became of an approval that could not be done in full. */
export function refusedPage(refused: Refused, approved: number): ConsoleContent<ListView> {
  return {
    title: 'Còn câu chưa duyệt',
    heading: `${formatNumber(refused.length)} câu chưa duyệt`,
    sentence: approved > 0 ? `Đã duyệt ${formatNumber(approved)} câu. Những câu dưới đây thì chưa.` : 'Chưa duyệt câu nào.',
    back: BACK,
    table: refusedTable(refused),
  };
}

function refusedTable(refused: Refused): TableView {
  return {
    label: 'Câu không duyệt được',
    columns: [{ label: 'Câu' }, { label: 'Vì sao' }],
    rows: refused.map(({ code, why }) => ({
      cells: [headCell(code, why.code === 'QUESTION_NOT_FOUND' ? undefined : questionUrl(code)), textCell(why.sentence())],
    })),
  };
}

/** What `seen` of the form says: codes have neither blanks nor colons in them. */
export function seenVersions(seen: string): { code: string; version: number }[] {
  return [...seen.matchAll(/(\S+):(\d{1,9})(?=\s|$)/g)].map(([, code = '', version]) => ({ code, version: Number(version) }));
}
