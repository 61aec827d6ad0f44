import { letterOf } from '#attempts';
import type { Round, RunningContest } from '#contests';
import { formatNumber } from '#kernel';
import { MOST_IMAGES, MOST_OPTIONS, type QuestionFault, type TypedQuestion, type WholeQuestion } from '#questions';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { conflictNotice } from '../news/news-presenter.js';
import type { EditorView, FormFieldView } from '../view-models.js';
import { NEW_QUESTION, QUESTIONS, questionUrl } from './addresses.js';
import { secrecyNotice } from './question-presenter.js';
import { DIFFICULTIES, pictureView, stateView } from './question-words.js';

export interface QuestionEditorFacts {
  ruleSet: RunningContest['ruleSet'];
  /** The newest version; absent for a new question. */
  question?: WholeQuestion | undefined;
  /** The version that the typed one began with. */
  seen?: number | undefined;
  code: string;
  typed: TypedQuestion;
  /** Words for the picture that is chosen but was not kept yet. */
  newAlt?: string | undefined;
  faults?: readonly QuestionFault[];
  /** Somebody else has saved in between: `question` is theirs, `typed` is ours. */
  isConflict?: boolean;
  usedBy?: Round | undefined;
}

/** The form of one question. */
export function questionEditor(facts: QuestionEditorFacts): ConsoleContent<EditorView> {
  const { ruleSet, question, seen, code, typed, newAlt = '', faults = [], isConflict = false, usedBy } = facts;
  return {
    title: question ? `Sửa câu ${code}` : 'Soạn câu hỏi',
    heading: question ? `Sửa câu ${code}` : 'Soạn câu hỏi',
    back: question ? { label: `Câu ${code}`, url: questionUrl(code) } : { label: 'Ngân hàng câu hỏi', url: QUESTIONS },
    notice: isConflict && question ? conflictNotice('câu này', question.createdAt) : usedBy ? secrecyNotice(usedBy) : undefined,
    actionUrl: question ? `${questionUrl(code)}/sua` : NEW_QUESTION,
    isUpload: true,
    hidden: question ? [{ name: 'version', value: String(seen ?? question.version) }] : [],
    errors: errorSummary(faults),
    fields: [
      ...(question ? [] : [codeField(code, faultOf(faults, 'code'))]),
      ...placeFields(ruleSet, typed, faults),
      { area: { id: 'text', name: 'text', label: 'Câu hỏi', rows: '4', value: typed.text, error: faultOf(faults, 'text') } },
      optionsField(typed, faults),
      {
        area: {
          id: 'explanation',
          name: 'explanation',
          label: 'Giải thích',
          hint: 'Vì sao đáp án đúng. Người dự thi chỉ đọc được khi thể lệ cho phép.',
          rows: '4',
          value: typed.explanation,
          error: faultOf(faults, 'explanation'),
        },
      },
      ...sourceFields(ruleSet.references, typed, faults),
      imagesField(typed, newAlt, faults),
      ...(isConflict && question ? [savedByOther(question)] : []),
    ],
    side: {
      heading: 'Lưu câu hỏi',
      state: question ? stateView(question.state, false) : { kind: 'next', label: 'Chưa lưu' },
      sentence: 'Mỗi lần lưu là một bản mới, chờ một người khác duyệt. Bản cũ còn nguyên; bộ đề đã niêm phong và đợt đang mở không đổi.',
      buttons: [{ label: question ? 'Lưu bản mới' : 'Lưu câu hỏi', value: 'save', isFirst: true }],
      facts: question ? [{ label: 'Đang sửa từ bản', value: formatNumber(seen ?? question.version) }] : undefined,
    },
    remove: question ? removal(question) : undefined,
  };
}

function removal({ code, retiredAt }: WholeQuestion): EditorView['remove'] {
  return retiredAt
    ? {
        sentence: 'Câu này đã cất. Lấy lại thì bộ đề niêm phong lần tới có câu này.',
        label: 'Lấy lại câu này',
        url: `${questionUrl(code)}/lay-lai`,
      }
    : {
        sentence: 'Cất câu này: bộ đề niêm phong từ nay không có nó. Bộ đề cũ không đổi, lấy lại được.',
        label: 'Cất câu này',
        url: `${questionUrl(code)}/cat`,
      };
}

function codeField(value: string, error: string | undefined): FormFieldView {
  const hint = 'Để tìm và nhắc đến câu hỏi, ví dụ CH-087. Không đổi được về sau.';
  return { text: { id: 'code', name: 'code', label: 'Mã', hint, value, error, autocomplete: 'off', maxlength: 40 } };
}

function placeFields({ topics }: RunningContest['ruleSet'], typed: TypedQuestion, faults: readonly QuestionFault[]): FormFieldView[] {
  return [
    {
      select: {
        id: 'topic',
        name: 'topic',
        label: 'Chủ đề',
        placeholder: 'Chọn một chủ đề',
        error: faultOf(faults, 'topic'),
        options: topics.map(({ code, name }) => ({ value: code, label: name, isSelected: code === typed.topic })),
      },
    },
    {
      choice: {
        id: 'difficulty',
        name: 'difficulty',
        label: 'Độ khó',
        error: faultOf(faults, 'difficulty'),
        options: DIFFICULTIES.map(({ value, label }) => ({ value, label, isChecked: value === typed.difficulty })),
      },
    },
  ];
}

function optionsField({ options }: TypedQuestion, faults: readonly QuestionFault[]): FormFieldView {
  return {
    options: {
      id: 'options',
      label: 'Phương án',
      hint: `Từ 2 đến ${MOST_OPTIONS} phương án, ô không dùng để trống. Đánh dấu “Đúng” ở một hoặc nhiều phương án; nhiều thì người dự thi phải chọn đủ mới có điểm.`,
      error: faultOf(faults, 'options'),
      rows: Array.from({ length: MOST_OPTIONS }, (_, n) => ({
        letter: letterOf(n),
        id: `option-${n}`,
        name: `option-${n}`,
        rightName: `right-${n}`,
        value: options[n]?.text ?? '',
        // Browsers that do not let a field grow with its text show all its lines too.
        lines: String((options[n]?.text ?? '').split('\n').length),
        isRight: options[n]?.isRight,
        error: faultOf(faults, `option-${n}`),
      })),
    },
  };
}

/** One of the documents of the rules, or another one by name. */
function sourceFields(
  references: readonly string[],
  { source, article }: TypedQuestion,
  faults: readonly QuestionFault[],
): FormFieldView[] {
  const isNamed = references.includes(source);
  const fields: FormFieldView[] = [
    {
      text: {
        id: 'source',
        name: 'source',
        label: references.length > 0 ? 'Văn bản khác' : 'Văn bản làm căn cứ',
        hint: 'Số, ký hiệu, ngày ban hành.',
        value: isNamed ? '' : source,
        error: faultOf(faults, 'source'),
        autocomplete: 'off',
      },
    },
    {
      text: {
        id: 'article',
        name: 'article',
        label: 'Điều, khoản',
        hint: 'Ví dụ: Khoản 2 Điều 5.',
        value: article,
        error: faultOf(faults, 'article'),
        autocomplete: 'off',
      },
    },
  ];
  if (references.length === 0) return fields;
  const options = references.map((title) => ({ value: title, label: title, isSelected: title === source }));
  return [
    { select: { id: 'document', name: 'document', label: 'Văn bản làm căn cứ', placeholder: 'Văn bản khác, ghi ở ô dưới', options } },
    ...fields,
  ];
}

function imagesField({ images }: TypedQuestion, newAlt: string, faults: readonly QuestionFault[]): FormFieldView {
  const words = (
    id: string,
    value: string,
    label: string,
  ): { id: string; name: string; label: string; value: string; autocomplete: string; error?: string | undefined } => ({
    ...{ id, name: id, label, value, autocomplete: 'off' },
  });
  return {
    images: {
      label: 'Hình',
      images: images.map((image, n) => ({
        ...pictureView(image),
        key: { name: `image-${n}`, value: image.key },
        alt: { ...words(`image-${n}-alt`, image.alt, `Tả hình ${n + 1} bằng lời`), error: faultOf(faults, `image-${n}-alt`) },
        removeName: `image-${n}-remove`,
        removeId: `image-${n}-remove`,
      })),
      add:
        images.length < MOST_IMAGES
          ? {
              file: {
                id: 'image',
                name: 'image',
                label: images.length > 0 ? 'Thêm hình' : 'Chọn hình',
                hint: 'Không bắt buộc. PNG, JPEG hoặc WebP, nhiều nhất 1 MB và 3.000 điểm mỗi cạnh. Nơi và giờ chụp được bỏ đi.',
                accept: '.png,.jpg,.jpeg,.webp',
                error: faultOf(faults, 'image'),
              },
              alt: {
                ...words('image-alt', newAlt, 'Tả hình bằng lời'),
                hint: 'Bắt buộc khi có hình: người không nhìn thấy hình cũng làm được câu này.',
              },
            }
          : undefined,
    },
  };
}

/** The other's version beside one's own; the field is not sent anywhere. */
function savedByOther({ text, options, key, explanation, source, article }: WholeQuestion): FormFieldView {
  const lines = options.map((option, n) => `${letterOf(n)}. ${option}${key.includes(n) ? ' (đúng)' : ''}`);
  return {
    area: {
      id: 'saved',
      name: 'saved',
      label: 'Bản của người kia',
      hint: 'Chỉ để đối chiếu. Ô này không được lưu.',
      rows: '8',
      value: [text, ...lines, explanation, source, article].filter(Boolean).join('\n'),
    },
  };
}
