import { IsOptional, IsString, MaxLength } from 'class-validator';
import { cleanText } from '#kernel';
import { readDayAndTime } from '../clock/read-moment.js';
import type { Doing } from './addresses.js';

const LONGEST_REASON = 500;
const LONGEST_NOTICE = 2000;

/** What somebody types who alters a round; each doing needs some of it. */
export class RoundTimesForm {
  @IsOptional() @IsString() @MaxLength(20) do?: string;
  /** The fingerprint of what was shown as the preview. */
  @IsOptional() @IsString() @MaxLength(64) seen?: string;
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
  @IsOptional() @IsString() @MaxLength(8000) notice?: string;
  @IsOptional() @IsString() @MaxLength(20) 'closes-day'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'closes-time'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'publishes-day'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'publishes-time'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'from-day'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'from-time'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'until-day'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'until-time'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'opens-day'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'opens-time'?: string;
}

export class DeclineForm {
  @IsOptional() @IsString() @MaxLength(3000) reason?: string;
}

export type MomentName = 'closes' | 'publishes' | 'from' | 'until' | 'opens';

export interface RoundTimesFault {
  field: MomentName | 'reason' | 'notice';
  text: string;
}

/** What was typed, as it is meant, with what is wrong with it. */
export interface ReadTimes {
  reason: string;
  notice: string;
  /** Null where nothing was typed. */
  times: Readonly<Record<MomentName, Date | null>>;
  faults: RoundTimesFault[];
}

/** Which moments a doing must have. A new run is wanted where its opening is typed. */
const NEEDED: Readonly<Record<Doing, readonly MomentName[]>> = { extend: ['closes'], pause: ['until'], resume: [], annul: [] };

export function readTimes(form: RoundTimesForm, doing: Doing, now: Date): ReadTimes {
  const faults: RoundTimesFault[] = [];
  const times: Record<MomentName, Date | null> = { closes: null, publishes: null, from: null, until: null, opens: null };
  const needed = doing === 'annul' && (form['opens-day'] ?? '').trim() !== '' ? (['opens', 'closes'] as const) : NEEDED[doing];
  for (const name of Object.keys(times) as MomentName[]) {
    const day = form[`${name}-day`] ?? '';
    if (day.trim() === '' && !needed.includes(name)) continue;
    const reading = readDayAndTime(day, form[`${name}-time`] ?? '', now);
    if ('fault' in reading) faults.push({ field: name, text: reading.fault });
    else times[name] = reading.instant;
  }
  const reason = cleanText(form.reason ?? '').replace(/\.$/, '');
  if (reason.length < 10) faults.push({ field: 'reason', text: 'Hãy ghi lý do, ít nhất 10 ký tự, để người dự thi hiểu vì sao.' });
  if (reason.length > LONGEST_REASON) faults.push({ field: 'reason', text: `Lý do nhiều nhất ${LONGEST_REASON} ký tự. Hãy rút gọn.` });
  const notice = cleanText(form.notice ?? '');
  if (notice.length < 20) faults.push({ field: 'notice', text: 'Hãy viết thông báo, ít nhất 20 ký tự: người dự thi cần làm gì, được gì.' });
  if (notice.length > LONGEST_NOTICE) faults.push({ field: 'notice', text: 'Thông báo nhiều nhất 2.000 ký tự. Hãy rút gọn.' });
  return { reason, notice, times, faults };
}
