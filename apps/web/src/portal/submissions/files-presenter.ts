import { limitsOf, type FormalCheck, type SubmissionFile } from '#submissions';
import { mebibytes } from '#files';
import { errorSummary } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import type { SubmissionFileFormView, SubmissionFilesView } from '../view-models.js';
import { fileForm, filePromise, submissionAddress } from './addresses.js';
import { acceptOf, fileView, takenKinds } from './file-views.js';
import type { OwnSubmission } from './own-submissions.js';
import { writingNotice } from './receiving-words.js';
import { stepsOf, stepTask } from './steps.js';

export interface FilesFacts extends OwnSubmission {
  files: readonly SubmissionFile[];
  check: FormalCheck | undefined;
  /** A file that was not taken a moment ago. */
  fault?: { role: 'main' | 'attachment'; sentence: string } | undefined;
  now: Date;
}

/** /bai-du-thi/:submission/tep */
export function filesContent(facts: FilesFacts): PageContent<SubmissionFilesView> {
  const { submission, part, files, fault } = facts;
  const { id } = submission;
  const main = files.filter(({ role }) => role === 'main');
  const others = files.filter(({ role }) => role !== 'main');
  const faults = [
    ...files
      .filter(({ state }) => state === 'refused')
      .map((file) => ({ field: `files-${file.id}`, text: `Không nhận được tệp ${file.fileName ?? ''}` })),
    ...(fault ? [{ field: `tep-${fault.role}`, text: fault.sentence }] : []),
  ];
  return {
    title: 'Tệp của bài dự thi',
    isPrivate: true,
    scripts: ['uploads.js'],
    task: stepTask('tep', submissionAddress(id, 'viet')),
    heading: 'Tệp của bài dự thi',
    steps: stepsOf(id, 'tep', part.name),
    errors: errorSummary(faults),
    notice: writingNotice(facts, facts.check, facts.now),
    intro:
      part.sections.length > 0
        ? 'Nếu đã viết nội dung ở bước trước, bạn có thể không cần tệp. Nếu bài soạn bằng Word hoặc PDF, hãy tải tệp lên ở đây.'
        : 'Tải tệp bài dự thi lên ở đây. Tệp lớn được gửi từng phần: mất mạng thì gửi tiếp, không phải gửi lại từ đầu.',
    groups: [
      {
        title: 'Tệp nội dung',
        items: main.map((file) => ({ ...fileView(file, true), id: `files-${file.id}` })),
        empty: main.length === 0 ? 'Chưa có tệp nội dung.' : undefined,
        form: formOf(facts, 'main', mainLabel(main[0])),
      },
      {
        title: 'Tệp kèm theo',
        items: others.map((file) => ({ ...fileView(file, true), id: `files-${file.id}` })),
        empty: others.length === 0 ? 'Phụ lục, hình ảnh, tài liệu chứng minh, nếu có.' : undefined,
        form: formOf(facts, 'attachment', others.length > 0 ? 'Chọn thêm một tệp kèm theo' : 'Chọn tệp kèm theo'),
      },
    ],
    next: { label: 'Sang bước Kiểm tra và gửi', url: submissionAddress(id, 'kiem-tra') },
    back: { label: 'Quay lại bước Nội dung', url: submissionAddress(id, 'viet') },
  };
}

function mainLabel(main: SubmissionFile | undefined): string {
  if (!main) return 'Chọn tệp nội dung';
  return main.state === 'promised' ? 'Chọn lại tệp để gửi tiếp, hoặc tệp khác để thay' : 'Chọn tệp khác thay tệp nội dung';
}

function formOf({ submission: { id }, fault }: FilesFacts, role: 'main' | 'attachment', label: string): SubmissionFileFormView {
  const { bytes } = limitsOf(role);
  return {
    id: `tep-${role}`,
    label,
    hint: takenKinds(role),
    error: fault?.role === role ? fault.sentence : undefined,
    actionUrl: fileForm(id, role),
    promiseUrl: filePromise(id, role),
    most: String(bytes),
    tooLarge: `Tệp lớn hơn ${mebibytes(bytes)}. Hãy giảm dung lượng ảnh trong tệp hoặc tách thành nhiều tệp, rồi chọn lại.`,
    accept: acceptOf(role),
    button: 'Gửi tệp',
  };
}
