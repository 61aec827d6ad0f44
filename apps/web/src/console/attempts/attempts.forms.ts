import { IsOptional, IsString, MaxLength } from 'class-validator';
import { EXCEPTION_CAUSES, type ExceptionCause } from '#attempts';
import { cleanText } from '#kernel';
import { readReason } from '../reason.js';

export const MOST_MINUTES = 240;

/** A wish for one attempt, or for all open ones. */
export class WishForm {
  @IsOptional() @IsString() @MaxLength(30) kind?: string;
  @IsOptional() @IsString() @MaxLength(100) round?: string;
  @IsOptional() @IsString() @MaxLength(200) unit?: string;
  @IsOptional() @IsString() @MaxLength(10) minutes?: string;
  @IsOptional() @IsString() @MaxLength(30) cause?: string;
  @IsOptional() @IsString() @MaxLength(3000) reason?: string;
}

export class ReceiptForm {
  @IsOptional() @IsString() @MaxLength(60) q?: string;
}

/** What is wrong with a field. */
export interface Fault {
  field: string;
  text: string;
}

/** What was typed, as it is meant, with what is wrong with it. */
export interface ReadWish {
  minutes: number;
  cause: ExceptionCause;
  reason: string;
  faults: Fault[];
}

/** @param needsMinutes false for late answers */
export function readWish({ minutes: typed = '', cause, reason: why }: WishForm, needsMinutes: boolean): ReadWish {
  const minutes = Number(cleanText(typed));
  const isMinutes = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES;
  const known = EXCEPTION_CAUSES.find((one) => one === cause);
  const { reason, fault } = readReason(why);
  return {
    minutes,
    cause: known ?? 'other',
    reason,
    faults: [
      ...(needsMinutes && !isMinutes ? [{ field: 'minutes', text: `Hãy ghi số phút từ 1 đến ${MOST_MINUTES}.` }] : []),
      ...(known ? [] : [{ field: 'cause', text: 'Hãy chọn nguyên nhân.' }]),
      ...(fault ? [{ field: 'reason', text: fault }] : []),
    ],
  };
}
