import type { Channel, DeskState, FileRole, SubmissionAuthor, SubmissionFile } from '#submissions';
import { formatNumber } from '#kernel';
import type { StateView } from '../view-models.js';

/** Where an entry stands, in words. */
export const STATE_WORDS: Readonly<Record<DeskState, StateView>> = {
  incomplete: { kind: 'next', label: 'Chờ tệp' },
  unchecked: { kind: 'waiting', label: 'Chưa kiểm tra' },
  valid: { kind: 'done', label: 'Hợp lệ' },
  supplement: { kind: 'now', label: 'Cần bổ sung' },
  invalid: { kind: 'stopped', label: 'Không hợp lệ' },
  cancelled: { kind: 'stopped', label: 'Đã hủy' },
  withdrawn: { kind: 'stopped', label: 'Đã rút' },
};

/** How an entry has come. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  online: 'Gửi trực tuyến',
  office: 'Nộp trực tiếp',
  email: 'Gửi thư điện tử',
  post: 'Gửi bưu điện',
  nomination: 'Đơn vị đề cử',
};

export const ROLE_WORDS: Readonly<Record<FileRole, string>> = {
  main: 'Tệp bài dự thi',
  attachment: 'Phụ lục',
  scan: 'Bản quét bài giấy',
};

export const AUTHOR_KIND_WORDS = { individual: 'Cá nhân', group: 'Nhóm tác giả', unit: 'Đơn vị' } as const;

export const RESULT_WORDS = { valid: 'Hợp lệ', supplement: 'Cần bổ sung', invalid: 'Không hợp lệ' } as const;

/** What is shown of somebody whose personal data was erased. */
export const ERASED_NAME = 'Đã xóa thông tin';

export function authorNames(authors: readonly Pick<SubmissionAuthor, 'fullName'>[]): string {
  return authors.map(({ fullName }) => fullName ?? ERASED_NAME).join(', ');
}

/** "33,33%"; empty where nothing was said of shares. */
export function shareText(share: number | null): string {
  return share === null ? '' : `${String(share / 100).replace('.', ',')}%`;
}

/** "1,2 MB", "340 KB", in one line. */
export function sizeText(bytes: number): string {
  const kib = bytes / 1024;
  if (kib < 1000) return `${formatNumber(Math.max(1, Math.round(kib)))}\u00a0KB`;
  return `${String(Math.round((kib / 1024) * 10) / 10).replace('.', ',')}\u00a0MB`;
}

/** Where the bytes of a file are. */
export function fileState({ state, scan, refusedCode }: Pick<SubmissionFile, 'state' | 'scan' | 'refusedCode'>): StateView {
  if (state === 'stored')
    return scan === 'unscanned'
      ? { kind: 'next', label: 'Đã nhận, chưa quét mã độc' }
      : { kind: 'done', label: 'Đã nhận, không có mã độc' };
  if (state === 'promised') return { kind: 'waiting', label: scan === 'waiting' ? 'Đã đến, chờ quét mã độc' : 'Chưa đến đủ' };
  if (state === 'refused') return { kind: 'stopped', label: refusedCode === 'MALWARE' ? 'Có mã độc, không nhận' : 'Không nhận' };
  return { kind: 'stopped', label: state === 'erased' ? 'Đã xóa' : 'Đã bỏ' };
}
