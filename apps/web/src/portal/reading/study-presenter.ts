import { letterOf } from '#attempts';
import { formatNumber } from '#kernel';
import type { BankItem, ExplainedQuestion } from '#questions';
import type { RuleSet } from '#rules';
import type { PageContent } from '../../edge/page.js';
import { pager } from '../pager.js';
import type { PracticeView, StudyPictureView, StudyView } from '../view-models.js';

export const STUDY = '/on-tap';
export const PRACTICE = `${STUDY}/luyen`;

interface Chosen {
  ruleSet: RuleSet;
  items: readonly BankItem[];
  topic: string | undefined;
}

/** A page of the open bank: questions, each with its answer folded. */
export function studyPage(
  { ruleSet, items, topic }: Chosen,
  shown: readonly ExplainedQuestion[],
  { from, number, last, urlOf }: { from: number; number: number; last: number; urlOf: (target: number) => string },
): PageContent<StudyView> {
  return {
    title: 'Ôn tập',
    heading: 'Ôn tập',
    intro: `${formatNumber(items.length)} câu hỏi kèm đáp án và lời giải. Đề thi được rút từ bộ câu hỏi này.`,
    practise: shown.length > 0 ? { label: 'Luyện từng câu', url: practiceUrl(topic, 1) } : undefined,
    topics: [
      { label: 'Tất cả', url: STUDY, current: !topic, count: formatNumber(items.length) },
      ...ruleSet.topics.map(({ code, name }) => ({
        label: name,
        url: `${STUDY}?chu-de=${code}`,
        current: topic === code,
        count: formatNumber(items.filter((item) => item.topic === code).length),
      })),
    ],
    questions: shown.map((question, n) => questionView(question, from + n + 1)),
    pages: pager({ number, last }, { urlOf }),
    empty: shown.length === 0 ? 'Chưa có câu hỏi nào về chủ đề này.' : undefined,
  };
}

/** The same page while the rules keep the bank closed. */
export function closedStudyPage(sentence: string): PageContent<StudyView> {
  const intro = 'Trong lúc này, mời bạn đọc tài liệu và chủ đề của cuộc thi.';
  return {
    ...{ title: 'Ôn tập', heading: 'Ôn tập', intro, questions: [], empty: sentence },
    topics: [],
    practise: { label: 'Xem tài liệu ôn tập', url: '/tai-lieu' },
  };
}

/** One question to be answered, and once it is answered, whether that was right and why. */
export function practicePage(
  question: ExplainedQuestion,
  { topic, number, of, chosen }: { topic: string | undefined; number: number; of: number; chosen: ReadonlySet<number> },
): PageContent<PracticeView> {
  const { text, options, key, several } = question;
  const isAnswered = chosen.size > 0;
  const isRight = chosen.size === key.length && key.every((place) => chosen.has(place));
  return {
    title: `Luyện câu ${number}`,
    heading: 'Luyện từng câu',
    number: `Câu ${formatNumber(number)} trong ${formatNumber(of)}`,
    back: { label: 'Về bộ câu hỏi', url: topic ? `${STUDY}?chu-de=${topic}` : STUDY },
    actionUrl: PRACTICE,
    hidden: [...(topic ? [{ name: 'chu-de', value: topic }] : []), { name: 'cau', value: String(number) }],
    text,
    pictures: picturesOf(question),
    legend: several ? 'Chọn mọi đáp án đúng' : 'Chọn một đáp án',
    isSeveral: several === true,
    options: options.map((option, n) => ({
      id: `chon-${n}`,
      value: String(n),
      letter: letterOf(n),
      text: option,
      isChosen: chosen.has(n),
      isKey: isAnswered && key.includes(n),
    })),
    button: isAnswered ? 'Chọn lại' : 'Xem đúng hay sai',
    verdict: isAnswered
      ? {
          isRight,
          title: isRight ? 'Đúng rồi!' : several ? 'Chưa đúng: phải chọn đủ và chỉ những đáp án đúng.' : 'Chưa đúng.',
          key: isRight ? [] : key.map((place) => `Đáp án đúng: ${letterOf(place)}. ${options[place] ?? ''}`),
          explanation: question.explanation || undefined,
          source: sourceOf(question),
        }
      : undefined,
    previous: number > 1 ? { label: 'Câu trước', url: practiceUrl(topic, number - 1) } : undefined,
    next: number < of ? { label: 'Câu tiếp theo', url: practiceUrl(topic, number + 1) } : undefined,
  };
}

/** The place of a question in the practice. */
export function practiceUrl(topic: string | undefined, number: number): string {
  return `${PRACTICE}?${topic ? `chu-de=${topic}&` : ''}cau=${number}`;
}

function questionView(question: ExplainedQuestion, number: number): StudyView['questions'][number] {
  return {
    number: `Câu ${number}`,
    text: question.text,
    pictures: picturesOf(question),
    options: question.options.map((text, n) => ({ letter: letterOf(n), text, isKey: question.key.includes(n) })),
    explanation: question.explanation || undefined,
    source: sourceOf(question),
  };
}

/** "Khoản 2 Điều 5, Luật …" */
function sourceOf({ source, article }: ExplainedQuestion): string | undefined {
  return [article, source].filter(Boolean).join(', ') || undefined;
}

function picturesOf({ images = [] }: BankItem): StudyPictureView[] {
  return images.map(({ key, alt, width, height }) => ({ url: `/cau-hoi/hinh/${key}`, alt, width: String(width), height: String(height) }));
}
