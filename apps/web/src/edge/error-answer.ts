import { HttpException } from '@nestjs/common';
import { DomainError } from '#kernel';
import { type RequestFault, RequestFaults } from './request-faults.js';
import { statusOf } from './status-of.js';

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu gửi lên không đúng dạng nên máy chủ không đọc được. Hãy tải lại trang rồi thử lần nữa.',
  403: 'Trang đã mở quá lâu hoặc yêu cầu đến từ nơi khác. Hãy quay lại, tải lại trang rồi thử lần nữa.',
  404: 'Đường dẫn có thể đã cũ hoặc thiếu một đoạn. Hãy xem lại đường dẫn, hoặc về trang chủ.',
  413: 'Dữ liệu gửi lên quá lớn.',
  415: 'Máy chủ không đọc được dạng dữ liệu này. Hãy gửi JSON.',
  429: 'Hãy đợi một phút rồi thử lại.',
};

const OUR_FAULT = 'Lỗi đã được ghi lại. Những gì bạn đã gửi và được báo nhận vẫn còn. Hãy thử lại sau ít phút.';

/** What an error says to whoever asked. */
export interface ErrorAnswer {
  status: number;
  code: string;
  sentence: string;
  /** All that is wrong, for programs, where there may be several things. */
  faults?: readonly RequestFault[];
}

/** The answer to an error of the domain, of the framework, or to a defect of ours. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof DomainError) return { status: statusOf(error), code: String(error.code), sentence: error.sentence() };
  if (error instanceof RequestFaults) {
    const [first] = error.faults;
    return { status: error.status, code: first?.code ?? '', sentence: first?.message ?? '', faults: error.faults };
  }
  const { statusCode } = error as { statusCode?: number };
  const status = error instanceof HttpException ? error.getStatus() : (statusCode ?? 500);
  const code = (error as { code?: string }).code ?? `HTTP_${status}`;
  return { status, code, sentence: SENTENCES[status] ?? OUR_FAULT };
}

/** The same for programs. */
export function jsonAnswer({ faults, code, sentence }: ErrorAnswer, requestId: string): object {
  return { errors: faults ?? [{ code, message: sentence }], requestId };
}
