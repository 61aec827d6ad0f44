import { HttpException } from '@nestjs/common';
import { DomainError } from '#kernel';
import { DatabaseTrouble, databaseTroubleOf, LoadError } from '#persistence';
import { type RequestFault, RequestFaults } from './request-faults.js';
import { statusOf } from './status-of.js';

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu gửi lên không đúng dạng nên máy chủ không đọc được. Hãy tải lại trang rồi thử lần nữa.',
  403: 'Trang đã mở quá lâu hoặc yêu cầu đến từ nơi khác. Hãy quay lại, tải lại trang rồi thử lần nữa.',
  404: 'Đường dẫn có thể đã cũ hoặc thiếu một đoạn. Hãy xem lại đường dẫn, hoặc về trang chủ.',
  413: 'Những gì gửi lên lớn hơn mức máy chủ nhận, nên chưa có gì được ghi. Hãy quay lại, viết ngắn hơn hoặc chọn tệp nhỏ hơn rồi gửi lại.',
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
  /** For `Retry-After`: after how many seconds asking again may help. */
  waitSeconds?: number;
}

/** The error by its name: what the driver says of a database that is away, busy or full becomes one of ours. */
export function namedError(thrown: unknown): unknown {
  return thrown instanceof DomainError ? thrown : (databaseTroubleOf(thrown) ?? thrown);
}

/** The answer to an error of the domain, of the framework, or to a defect of ours. */
export function errorAnswer(thrown: unknown): ErrorAnswer {
  const error = namedError(thrown);
  if (error instanceof DomainError) return domainAnswer(error as DomainError);
  if (error instanceof RequestFaults) {
    const [first] = error.faults;
    return { status: error.status, code: first?.code ?? '', sentence: first?.message ?? '', faults: error.faults };
  }
  const { statusCode } = error as { statusCode?: number };
  const status = error instanceof HttpException ? error.getStatus() : (statusCode ?? 500);
  const code = (error as { code?: string }).code ?? `HTTP_${status}`;
  return { status, code, sentence: SENTENCES[status] ?? OUR_FAULT };
}

function domainAnswer(error: DomainError): ErrorAnswer {
  return { status: statusOf(error), code: error.code, sentence: error.sentence(), ...waitOf(error) };
}

/** The same for programs. */
export function jsonAnswer({ faults, code, sentence }: ErrorAnswer, requestId: string): object {
  return { errors: faults ?? [{ code, message: sentence }], requestId };
}

/** Spread, so that those who were sent away together do not come back together. */
function waitOf(error: DomainError): Pick<ErrorAnswer, 'waitSeconds'> {
  if (error instanceof DatabaseTrouble && error.code === 'DATABASE_FULL') return { waitSeconds: some(20, 40) };
  if (error instanceof DatabaseTrouble || error instanceof LoadError) return { waitSeconds: some(1, 4) };
  if (error.kind === 'too-many') return { waitSeconds: Number(error.params['minutes'] ?? 1) * 60 };
  return {};
}

function some(least: number, most: number): number {
  return least + Math.floor(Math.random() * (most - least + 1));
}
