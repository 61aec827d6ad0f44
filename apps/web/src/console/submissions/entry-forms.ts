import { createHash } from 'node:crypto';
import type { Principal } from '#access';
import type { Account } from '#accounts';
import { mebibytes, USUAL_MOST_BYTES } from '#files';
import type { AccountId } from '#kernel';
import {
  type EntryProvenance,
  type FormalResult,
  refusalOf,
  type SimilarityCase,
  type SubmissionCase,
  type SubmissionFile,
  type SubmissionId,
  type SubmissionVersion,
} from '#submissions';
import type { Unit, UnitId } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { CardFormView, SubmissionView } from '../view-models.js';
import { addingUrl, checkUrl } from './addresses.js';
import type { ReceivingPlace } from './entry-reader.js';
import { fileState, RESULT_WORDS, ROLE_WORDS, sizeText } from './submission-words.js';
import type { CheckForm, Fault } from './submissions.forms.js';

export interface EntryFacts extends ReceivingPlace {
  entry: SubmissionCase;
  /** Files of every version that was sent, by version. */
  files: ReadonlyMap<number, readonly SubmissionFile[]>;
  /** Files that staff have added and that stand in no version yet. */
  added: readonly SubmissionFile[];
  units: ReadonlyMap<UnitId, Unit>;
  people: ReadonlyMap<AccountId, Account>;
  /** For the button that makes a version of what was added. */
  takeKey: string;
  /** Who has nominated it; undefined where nobody has. */
  provenance: EntryProvenance | undefined;
  /** What is found of it in other texts. */
  similar: SimilarityCase;
  near: { before: SubmissionId | null; after: SubmissionId | null };
  me: Pick<Principal, 'accountId' | 'permissions'>;
  now: Date;
}

/** What was typed into the formal check, and the letter that it makes. */
export interface TypedCheck {
  form: CheckForm;
  faults: readonly Fault[];
  letter?: { to: string; lines: string[] } | undefined;
}

export interface TypedUpload {
  role: string;
  faults: readonly Fault[];
}

/** The version that counts. */
export function countingVersion({ submission, versions }: SubmissionCase): SubmissionVersion | undefined {
  return versions.find(({ version }) => version === submission.version);
}

const CHECKABLE = ['scheduled', 'open', 'paused', 'closing', 'settling'];

/** Whether the formal check may be written down now. */
function isCheckable({ entry, round }: Pick<EntryFacts, 'entry' | 'round'>): boolean {
  const isThere = countingVersion(entry)?.completeAt !== null && entry.submission.state === 'sent' && entry.state !== 'cancelled';
  return isThere && CHECKABLE.includes(round.state);
}

const RESULT_DETAILS: Readonly<Record<FormalResult, string>> = {
  valid: 'Bài vào vòng chấm.',
  supplement: 'Tác giả được báo và có thời hạn để gửi bản bổ sung.',
  invalid: 'Bài không được chấm. Tác giả được báo và đọc được lý do.',
};

/** What the formal check asks; undefined where nothing can be checked now. */
export function checkForm(facts: EntryFacts, typed: TypedCheck | undefined): CardFormView | undefined {
  if (!isCheckable(facts)) return undefined;
  const { round, entry } = facts;
  const { form = {}, faults = [], letter } = typed ?? {};
  const seen = letter ? seenOf(form) : undefined;
  return {
    heading: 'Ghi kết quả kiểm tra',
    sentence: letter
      ? 'Xem thư bên trên. Sửa được các ô dưới đây; sửa thì máy cho xem lại thư trước khi gửi.'
      : filesWaiting(facts).length > 0
        ? 'Bài còn tệp chưa đưa vào bài. Đưa vào hoặc bỏ các tệp ấy trước, rồi mới ghi được hợp lệ, không hợp lệ.'
        : 'Kết quả ghi sau cùng được tính. Kết quả không hợp lệ hoặc cần bổ sung được xem thư trước khi gửi cho tác giả.',
    actionUrl: checkUrl(round, entry.submission.id),
    hidden: [{ name: 'version', value: String(entry.submission.version ?? '') }, ...(seen ? [{ name: 'seen', value: seen }] : [])],
    errors: errorSummary(faults),
    fields: [
      {
        choice: {
          id: 'result',
          name: 'result',
          label: 'Kết quả',
          error: faultOf(faults, 'result'),
          options: (['valid', 'supplement', 'invalid'] as const).map((value) => ({
            value,
            label: RESULT_WORDS[value],
            detail: RESULT_DETAILS[value],
            isChecked: form.result === value,
          })),
        },
      },
      {
        area: {
          id: 'reason',
          name: 'reason',
          label: 'Lý do',
          value: form.reason ?? '',
          rows: '4',
          hint: 'Tác giả đọc nguyên văn trong mục Bài của tôi. Để trống khi bài hợp lệ.',
          error: faultOf(faults, 'reason'),
          maxlength: 1000,
        },
      },
      {
        moment: {
          id: 'until',
          name: 'until',
          label: 'Hạn bổ sung',
          hint: 'Chỉ ghi khi cần bổ sung, ví dụ 05/11/2024 và 17:00.',
          error: faultOf(faults, 'until'),
          day: form['until-day'] ?? '',
          time: form['until-time'] ?? '',
        },
      },
    ],
    button: letter ? 'Gửi thư và ghi kết quả' : 'Ghi kết quả, sang bài tiếp theo',
    isMain: true,
  };
}

/** The fingerprint of what somebody has seen before it goes out. */
export function seenOf(form: CheckForm): string {
  const typed = [form.version, form.result, (form.reason ?? '').trim(), form['until-day'], form['until-time']];
  return createHash('sha256').update(JSON.stringify(typed)).digest('hex');
}

/** Files that were added and are not refused: they wait to be taken into the entry, which nobody else does. */
export function filesWaiting({ added, entry: { state } }: Pick<EntryFacts, 'added' | 'entry'>): SubmissionFile[] {
  if (state === 'withdrawn' || state === 'cancelled') return [];
  return added.filter((file) => file.state === 'promised' || file.state === 'stored');
}

/** Files that staff add to what came on paper; undefined where they may not. */
export function uploadForm(facts: EntryFacts, typed: TypedUpload | undefined): SubmissionView['upload'] {
  const { round, entry, added } = facts;
  const { submission } = entry;
  if (submission.enteredBy === null || !CHECKABLE.includes(round.state) || submission.state !== 'sent') return undefined;
  const url = addingUrl(round, submission.id);
  return {
    id: 'them-tep',
    heading: 'Thêm bản quét, tệp nhận được',
    sentence: 'Bài này nhận ngoài trang dự thi nên cán bộ thêm tệp. Tải từng tệp lên, xong thì đưa vào bài một lần.',
    actionUrl: url,
    promiseUrl: `${url}/hen`,
    most: String(USUAL_MOST_BYTES),
    tooLarge: `Tệp lớn hơn ${mebibytes(USUAL_MOST_BYTES)}. Hãy quét với độ nét thấp hơn, hoặc chia thành nhiều tệp.`,
    errors: errorSummary(typed?.faults ?? []),
    fields: [roleField(typed?.role ?? 'scan', 'role')],
    file: fileField(typed?.faults ?? []),
    button: 'Tải tệp lên',
    added: added.map((file) => ({
      label: file.fileName ?? '',
      detail: `${ROLE_WORDS[file.role]}, ${sizeText(Number(file.promisedSize))}. ${refusalOf(file) ?? ''}`.trim(),
      state: fileState(file),
      remove: {
        label: 'Bỏ',
        url: `${url}/bo`,
        hidden: [{ name: 'file', value: file.id }],
        isGrave: true,
        hiddenLabel: file.fileName ?? '',
      },
    })),
    take:
      added.some(({ state }) => state === 'stored') && !added.some(({ state }) => state === 'promised')
        ? {
            label: 'Đưa các tệp này vào bài',
            sentence: 'Máy lập bản mới của bài với các tệp này và cấp biên nhận mới. Thời điểm nhận bài không đổi.',
            url: `${url}/xong`,
            hidden: [{ name: 'key', value: facts.takeKey }],
          }
        : undefined,
  };
}

/** Which kind of file it is. */
export function roleField(chosen: string, id: string): { select: NonNullable<CardFormView['fields'][number]['select']> } {
  return {
    select: {
      id,
      name: 'role',
      label: 'Tệp này là',
      options: (['scan', 'main', 'attachment'] as const).map((role) => ({
        value: role,
        label: ROLE_WORDS[role],
        isSelected: role === chosen,
      })),
    },
  };
}

export function fileField(faults: readonly Fault[]): NonNullable<SubmissionView['upload']>['file'] {
  return {
    id: 'file',
    name: 'file',
    label: 'Tệp',
    hint: `PDF, Word hoặc ảnh JPEG, PNG, WebP; lớn nhất ${mebibytes(USUAL_MOST_BYTES)}. Bản quét là PDF hoặc ảnh.`,
    error: faultOf(faults, 'file'),
    accept: '.pdf,.docx,.jpg,.jpeg,.png,.webp',
  };
}
