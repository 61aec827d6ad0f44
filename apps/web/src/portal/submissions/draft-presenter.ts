import { formatNumber, formatTimeWithSeconds } from '#kernel';
import { type AUTHORS, type SubmissionPart, takesLink } from '#rules';
import { type DraftAuthor, type DraftFault, type FormalCheck, MOST_LINK, MOST_TYPED, type SubmissionDraft } from '#submissions';
import { errorSummary } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import type { ChoiceFieldView, FieldView, LinesFieldView, SubmissionAuthorView, SubmissionDraftView } from '../view-models.js';
import { callAddress, submissionAddress } from './addresses.js';
import { draftDifferences } from './draft-differences.js';
import { authorField, fieldId, sectionField } from './draft-form.js';
import type { OwnSubmission } from './own-submissions.js';
import { writingNotice } from './receiving-words.js';
import { sharesSentence } from './shares.js';
import { stepsOf, stepTask } from './steps.js';

/** What the page of writing shows. */
export interface DraftFacts extends OwnSubmission {
  draft: SubmissionDraft;
  revision: number;
  savedAt: Date;
  /** Faults that are told beside their fields; those of files belong to another step. */
  faults: readonly DraftFault[];
  check: FormalCheck | undefined;
  sender: { name: string; unit: string; position: string | null };
  /** Rows for other authors, at the least. */
  rows: number;
  hasMainFile: boolean;
  now: Date;
  /** What is kept, where another device was first. */
  conflict?: SubmissionDraft | undefined;
}

type Labels = Pick<FieldView, 'label' | 'hint' | 'type' | 'inputmode' | 'autocomplete' | 'maxlength'>;
/** Makes the view of a field. @param about the field as faults name it, where that is not its name */
type Field = (name: string, value: string, labels: Labels, about?: string) => FieldView;

/** /bai-du-thi/:submission/viet */
export function draftContent(facts: DraftFacts): PageContent<SubmissionDraftView> {
  const { submission, part, revision, savedAt, conflict, now } = facts;
  const { id, state } = submission;
  const faults = facts.faults.filter(({ field }) => !field.startsWith('files'));
  const field: Field = (name, value, labels, about = name) => ({
    ...{ id: name, name, value, error: faults.find((fault) => fault.field === about)?.sentence },
    ...labels,
  });
  return {
    title: 'Viết bài dự thi',
    isPrivate: true,
    scripts: ['submission.js'],
    task: stepTask('viet', state === 'draft' ? callAddress(part.code) : submissionAddress(id)),
    heading: state === 'draft' ? 'Viết bài dự thi' : 'Sửa bài dự thi',
    steps: stepsOf(id, 'viet', part.name),
    errors: errorSummary(faults.map((fault) => ({ field: fieldId(fault.field), text: fault.sentence }))),
    notice: writingNotice(facts, facts.check, now),
    actionUrl: submissionAddress(id, 'viet'),
    revision: String(revision),
    saved: revision === 0 ? 'Chưa có gì để lưu.' : `Máy chủ giữ bản lúc ${formatTimeWithSeconds(savedAt)}.`,
    ...whatFields(facts, field),
    ...authorFields(facts, field),
    ...declared(facts, field),
    sections: sectionFields(facts),
    next: 'Lưu và sang bước Tệp',
    save: 'Lưu bản nháp',
    conflict: conflict && conflictOf(facts, conflict),
    discard: state === 'draft' ? { label: 'Bỏ bản nháp này', url: submissionAddress(id, 'bo-nhap') } : undefined,
  };
}

/** Title, theme, form. */
function whatFields({ part, draft }: DraftFacts, field: Field): Pick<SubmissionDraftView, 'titleField' | 'theme' | 'form'> {
  const choices = (chosen: string, options: { value: string; label: string }[]) =>
    options.map((option) => ({ ...option, isSelected: option.value === chosen }));
  const themes = part.themes.map(({ code, name }) => ({ value: code, label: name }));
  const forms = part.forms.map((name) => ({ value: name, label: name }));
  return {
    titleField: field('title', draft.title, { label: 'Tên bài dự thi', maxlength: 300, autocomplete: 'off' }),
    theme:
      themes.length === 0
        ? undefined
        : { ...field('theme', '', { label: 'Chủ đề' }), placeholder: 'Chọn một chủ đề', options: choices(draft.theme, themes) },
    form:
      forms.length === 0
        ? undefined
        : { ...field('form', '', { label: 'Dạng bài' }), placeholder: 'Chọn một dạng', options: choices(draft.form, forms) },
  };
}

const KIND_LABELS: Readonly<Record<keyof typeof AUTHORS, { label: string; detail: string }>> = {
  individual: { label: 'Cá nhân', detail: 'Một mình bạn là tác giả.' },
  group: { label: 'Nhóm tác giả', detail: 'Bạn và những người ghi ở dưới, mỗi người có tỷ lệ đóng góp.' },
  unit: { label: 'Cơ quan, đơn vị, địa phương', detail: 'Bạn gửi thay mặt đơn vị; có thể ghi những người thực hiện.' },
};

function authorFields(
  { part, draft, sender, rows, faults }: DraftFacts,
  field: Field,
): Pick<SubmissionDraftView, 'authorKind' | 'sender' | 'authors'> {
  const kinds = part.authors.filter((kind) => kind !== 'individual');
  const authors = [...draft.authors, ...Array.from({ length: Math.max(0, rows - draft.authors.length) }, () => NOBODY)];
  return {
    authorKind:
      part.authors.length === 1
        ? undefined
        : {
            ...field('authorKind', '', { label: 'Bài dự thi là của ai?' }),
            options: part.authors.map((kind) => ({ value: kind, ...KIND_LABELS[kind], isChecked: draft.authorKind === kind })),
          },
    sender: {
      title: part.authors.length === 1 && part.authors[0] === 'unit' ? 'Người gửi thay mặt đơn vị' : 'Người gửi bài',
      rows: [
        { label: 'Họ và tên', value: sender.name },
        ...(sender.position ? [{ label: 'Chức vụ', value: sender.position }] : []),
        { label: 'Tính cho', value: sender.unit },
      ],
      note: 'Theo thông tin bạn đã đăng ký.',
    },
    authors:
      kinds.length === 0
        ? undefined
        : {
            title: 'Các tác giả khác',
            hint: part.authors.includes('individual')
              ? 'Bài của cá nhân thì để trống phần này.'
              : 'Ghi những người cùng thực hiện, không ghi lại người gửi bài.',
            error: field('authors', '', { label: '' }).error,
            kinds: kinds.join(' '),
            isOpen:
              !part.authors.includes('individual') ||
              kinds.some((kind) => kind === draft.authorKind) ||
              draft.authors.length > 0 ||
              rows > 1 ||
              faults.some((fault) => fault.field.startsWith('authors') || fault.field === 'ownShare'),
            ownShare: kinds.includes('group')
              ? field('ownShare', draft.ownShare, {
                  label: 'Tỷ lệ đóng góp của bạn (%)',
                  hint: 'Chỉ ghi khi là bài của nhóm tác giả, ví dụ 60 hoặc 33,33.',
                  inputmode: 'text',
                  maxlength: 8,
                })
              : undefined,
            shares: kinds.includes('group') ? sharesSentence(draft) : '',
            items: authors.map((author, at) => authorRow(author, at, field, kinds.includes('group'))),
            add: 'Thêm một tác giả',
          },
  };
}

const NOBODY: DraftAuthor = { fullName: '', birthDate: '', position: '', unitName: '', email: '', phone: '', share: '' };

function authorRow(author: DraftAuthor, at: number, field: Field, hasShares: boolean): SubmissionAuthorView {
  const one = (name: keyof DraftAuthor, labels: Labels): FieldView =>
    field(authorField(at, name), author[name], { autocomplete: 'off', ...labels }, `authors[${at}].${name}`);
  return {
    id: `authors-${at}`,
    legend: `Tác giả thứ ${at + 2}`,
    fields: [
      one('fullName', { label: 'Họ và tên', maxlength: 120 }),
      one('birthDate', { label: 'Ngày sinh', hint: 'Ngày, tháng, năm, ví dụ 07/07/1962.', inputmode: 'text', maxlength: 12 }),
      one('position', { label: 'Chức vụ (nếu có)', maxlength: 120 }),
      one('unitName', { label: 'Nơi công tác hoặc nơi ở', maxlength: 200 }),
      one('phone', { label: 'Số điện thoại (nếu có)', type: 'tel', inputmode: 'tel', maxlength: 20 }),
      one('email', { label: 'Thư điện tử (nếu có)', type: 'email', inputmode: 'email', maxlength: 200 }),
      ...(hasShares ? [one('share', { label: 'Tỷ lệ đóng góp (%)', maxlength: 8 })] : []),
    ],
    remove: { value: `bo-tac-gia-${at}`, label: `Bỏ tác giả thứ ${at + 2}` },
  };
}

/** What the conditions of the part ask the author to say. */
function declared({ part, draft }: DraftFacts, field: Field): Pick<SubmissionDraftView, 'applied' | 'awarded' | 'minutes' | 'link'> {
  const conditionOf = (code: string) => part.conditions.find((condition) => condition.code === code);
  const asksApplied = part.kind === 'initiative' || conditionOf('not-applied-before') !== undefined;
  const awarded = conditionOf('not-awarded-elsewhere') as { where?: string } | undefined;
  return {
    applied: asksApplied
      ? {
          field: yesNo('isApplied', draft.isApplied, field, {
            label: 'Giải pháp đã được áp dụng chưa?',
            yes: 'Đã áp dụng',
            no: 'Chưa áp dụng',
          }),
          since: field('firstApplied', draft.firstApplied, {
            label: 'Áp dụng lần đầu từ ngày nào?',
            hint: 'Chỉ ghi khi đã áp dụng, ví dụ 04/05/2023.',
            autocomplete: 'off',
            maxlength: 12,
          }),
        }
      : undefined,
    awarded: awarded
      ? yesNo('isAwardedElsewhere', draft.isAwardedElsewhere, field, {
          label: `Bài đã được trao giải tại ${awarded.where ?? 'nơi khác'} chưa?`,
          yes: 'Đã được trao giải',
          no: 'Chưa được trao giải',
        })
      : undefined,
    minutes: conditionOf('maximum-minutes')
      ? field('minutes', draft.minutes, {
          label: 'Thời lượng của tác phẩm',
          hint: 'Số phút, hoặc phút và giây: 4 hoặc 4:30.',
          autocomplete: 'off',
          maxlength: 8,
        })
      : undefined,
    link: takesLink(part)
      ? field('link', draft.link, {
          label: 'Đường dẫn đến video',
          hint: linkHint(part),
          inputmode: 'text',
          autocomplete: 'off',
          maxlength: MOST_LINK,
        })
      : undefined,
  };
}

/** For whom the field is, where not every entry is a video, and what has to lie behind it. */
function linkHint(part: SubmissionPart): string {
  const forms = part.forms.filter((form) => takesLink(part, form));
  const whose = forms.length > 0 && forms.length < part.forms.length ? `Chỉ ghi khi dạng bài là ${forms.join(', ')}. ` : '';
  return `${whose}Tải video lên một trang chia sẻ, để chế độ ai có đường dẫn cũng xem được, rồi dán đường dẫn bắt đầu bằng https:// vào đây. Giữ nguyên video cho đến khi công bố kết quả.`;
}

function yesNo(
  name: string,
  said: boolean | null,
  field: Field,
  { label, yes, no }: { label: string; yes: string; no: string },
): ChoiceFieldView {
  return {
    ...field(name, '', { label }),
    options: [
      { value: 'yes', label: yes, isChecked: said === true },
      { value: 'no', label: no, isChecked: said === false },
    ],
  };
}

/** A section may be typed, or stand in the main file. */
function sectionFields({ part, draft, hasMainFile, faults }: DraftFacts): SubmissionDraftView['sections'] {
  if (part.sections.length === 0) return undefined;
  return {
    title: 'Nội dung bài',
    hint: hasMainFile
      ? 'Bài đã có tệp nội dung ở bước Tệp. Số từ được tính theo tệp, nên bạn có thể để trống các ô dưới đây.'
      : `Bạn có thể viết thẳng vào các ô dưới đây (tất cả các phần dài nhất ${formatNumber(MOST_TYPED)} ký tự), hoặc để trống rồi tải tệp Word, PDF lên ở bước Tệp.`,
    items: part.sections.map(({ code, name, required }): LinesFieldView => ({
      id: sectionField(code),
      name: sectionField(code),
      label: required ? name : `${name} (không bắt buộc)`,
      value: draft.sections.find((section) => section.code === code)?.text ?? '',
      rows: '8',
      // Without a limit of the browser's, which cuts a pasted text without a word.
      error: faults.find(({ field }) => field === sectionField(code))?.sentence,
    })),
  };
}

function conflictOf({ draft, part, submission }: DraftFacts, kept: SubmissionDraft): SubmissionDraftView['conflict'] {
  return {
    title: 'Bài vừa được sửa ở một máy khác',
    text: 'Chưa có gì bị mất. Dưới đây là những chỗ hai bản khác nhau; các ô bên dưới đang giữ bản bạn vừa viết. Hãy sửa cho đúng ý rồi bấm Lưu bản nháp để thay bản kia.',
    keptTitle: 'Bản máy chủ đang giữ',
    typedTitle: 'Bản bạn vừa viết',
    items: draftDifferences(kept, draft, part),
    useKept: { label: 'Bỏ bản vừa viết, dùng bản máy chủ đang giữ', url: submissionAddress(submission.id, 'viet') },
  };
}
