import { inWords, KIND_FACTS, mebibytes } from '#files';
import { limitsOf, PROMISE_GRACE_MS, refusalOf, type SubmissionFile } from '#submissions';
import { formatMoment } from '#kernel';
import type { SubmissionFileView } from '../view-models.js';
import { UPLOADS_PATH } from '../../edge/resumable-uploads.js';
import { fileAddress } from './addresses.js';

/** A file as its owner sees it. @param mayRemove on the page of writing, not of what was sent */
export function fileView(file: SubmissionFile, mayRemove: boolean): SubmissionFileView {
  const { id, submissionId, fileName, kind, pages, promisedSize, state } = file;
  const size = sizeText(Number(promisedSize));
  const name = fileName ?? 'Tệp đã xóa';
  const isComing = state === 'promised';
  return {
    name,
    detail: [kind?.toUpperCase(), pages === null ? undefined : `${pages} trang`, size].filter((one) => one !== undefined).join(', '),
    state: stateOf(file),
    isWrong: state === 'refused',
    promiseUrl: isComing && mayRemove ? `${UPLOADS_PATH}/${id}` : undefined,
    open: state === 'stored' ? { label: 'Tải về xem lại', url: fileAddress(submissionId, id) } : undefined,
    remove: mayRemove ? { url: `${fileAddress(submissionId, id)}/bo`, label: 'Bỏ tệp này', hiddenLabel: name } : undefined,
  };
}

function stateOf(file: SubmissionFile): string {
  switch (file.state) {
    case 'stored':
      return 'Máy chủ đã nhận đủ.';
    case 'promised':
      return file.scan === 'waiting'
        ? 'Máy chủ đã nhận đủ, đang chờ kiểm tra mã độc.'
        : 'Chưa gửi xong. Hãy chọn lại đúng tệp này để gửi tiếp phần còn lại.';
    case 'refused':
      return refusalOf(file) ?? 'Không nhận được tệp này. Hãy chọn tệp khác.';
    case 'removed':
    case 'erased':
      return 'Đã xóa.';
  }
}

/** Until when the bytes of what was promised may come. */
export function graceEnd(closesAt: Date): Date {
  return new Date(closesAt.getTime() + PROMISE_GRACE_MS);
}

/** "PDF, Word hoặc ảnh; mỗi tệp nhiều nhất 30 MB." */
export function takenKinds(role: 'main' | 'attachment'): string {
  const { kinds, bytes } = limitsOf(role);
  return `Nhận ${inWords(kinds)}; mỗi tệp nhiều nhất ${mebibytes(bytes)}.`;
}

/** For the `accept` of a file field. */
export function acceptOf(role: 'main' | 'attachment'): string {
  return limitsOf(role)
    .kinds.flatMap((kind) => [`.${KIND_FACTS[kind].extension}`, KIND_FACTS[kind].type])
    .join(',');
}

/** "4,2 MB", "820 KB" */
function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : mebibytes(bytes);
}

/** Until when the files of what is sent must have begun to come: the end of receiving, or of what may be supplemented after it. */
export function awaitedUntil({ closesAt }: { closesAt: Date }, check: { result: string; until: Date | null } | undefined | null): Date {
  return check?.result === 'supplement' && check.until && check.until > closesAt ? check.until : closesAt;
}

/** @param closesAt see `awaitedUntil` */
export function lateFileSentence(closesAt: Date): string {
  return `Bài có tệp chưa gửi xong. Hãy gửi nốt chậm nhất ${formatMoment(graceEnd(closesAt))}; quá giờ ấy thì bản có tệp này không được tính.`;
}
