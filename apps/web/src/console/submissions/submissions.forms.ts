import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { DESK_STATES, type FormalResult } from '#submissions';
import { cleanText } from '#kernel';
import { readDayAndTime } from '../clock/read-moment.js';
import { ASKED, FILES_WAIT } from './addresses.js';

/** What narrows the list of entries. */
export class EntriesQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(200) 'don-vi'?: string;
  @IsOptional() @IsIn([...DESK_STATES, ASKED, FILES_WAIT, '']) 'trang-thai'?: string;
  @IsOptional() @IsString() @MaxLength(20) kenh?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

export class CheckForm {
  @IsOptional() @IsString() @MaxLength(9) version?: string;
  @IsOptional() @IsString() @MaxLength(20) result?: string;
  @IsOptional() @IsString() @MaxLength(4000) reason?: string;
  @IsOptional() @IsString() @MaxLength(20) 'until-day'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'until-time'?: string;
  /** The fingerprint of what was shown before it goes to the author. */
  @IsOptional() @IsString() @MaxLength(64) seen?: string;
}

export class CancelForm {
  @IsOptional() @IsString() @MaxLength(4000) reason?: string;
  @IsOptional() @IsString() @MaxLength(300) basis?: string;
}

export class DecideForm {
  @IsOptional() @IsIn(['cancelled', 'declined']) decision?: 'cancelled' | 'declined';
}

export class AddFilesForm {
  @IsOptional() @IsString() @MaxLength(36) key?: string;
}

export class DropFileForm {
  @IsOptional() @IsString() @MaxLength(36) file?: string;
}

/** What is wrong with a field. */
export interface Fault {
  field: string;
  text: string;
}

const LONGEST_REASON = 1000;
const RESULTS: readonly FormalResult[] = ['valid', 'supplement', 'invalid'];

/** What was found in the formal check, as typed, with what is wrong with it. */
export interface ReadCheck {
  version: number;
  result: FormalResult | undefined;
  reason: string;
  until: Date | null;
  faults: Fault[];
}

export function readCheck(form: CheckForm, now: Date): ReadCheck {
  const faults: Fault[] = [];
  const result = RESULTS.find((one) => one === form.result);
  if (!result) faults.push({ field: 'result', text: 'Hãy chọn kết quả kiểm tra.' });
  const reason = cleanText(form.reason ?? '');
  if (result && result !== 'valid' && reason.length < 10)
    faults.push({ field: 'reason', text: 'Hãy ghi lý do, ít nhất 10 ký tự, để tác giả biết bài thiếu gì.' });
  if (reason.length > LONGEST_REASON) faults.push({ field: 'reason', text: 'Lý do dài nhất 1.000 ký tự. Hãy rút gọn.' });
  let until: Date | null = null;
  if (result === 'supplement') {
    const reading = readDayAndTime(form['until-day'] ?? '', form['until-time'] ?? '', now);
    if ('fault' in reading) faults.push({ field: 'until', text: reading.fault });
    else if (reading.instant <= now) faults.push({ field: 'until', text: 'Hạn bổ sung phải ở sau lúc này. Hãy xem lại ngày và giờ.' });
    else until = reading.instant;
  }
  return { version: Number(form.version) || 0, result, reason, until, faults };
}
