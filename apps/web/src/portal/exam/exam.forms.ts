import { ValidationPipe } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CHOICE, HIGHEST_SEQ, MOST_QUESTIONS } from '#attempts';

/** One answer as the page's script sends it. */
export class AnswerForm {
  @IsInt() @Min(1) @Max(MOST_QUESTIONS) question: number;
  @Matches(CHOICE) choice: string;
  @IsInt() @Min(1) @Max(HIGHEST_SEQ) seq: number;
}

/** Answers as the page's script sends them; the prediction comes along once it is typed. */
export class SaveForm {
  @IsArray() @ArrayMaxSize(MOST_QUESTIONS) @ValidateNested({ each: true }) @Type(() => AnswerForm) answers: AnswerForm[];
  @IsOptional() @IsString() @MaxLength(20) prediction?: string;
}

/** Reads what the page's script sends; a plain form goes to the same address and has its own fields. */
export const ANSWERS = new ValidationPipe({ transform: true, whitelist: true, expectedType: SaveForm });

/** The last page, without which nothing is sealed. */
export class SubmitForm {
  @IsOptional() @IsString() @MaxLength(20) prediction?: string;
}

/** Reads a number of people as typed: "1.250", "1 250", "1250". Undefined for an empty field. */
export function readPrediction(typed: string): { value: number | null } | { fault: string } {
  const digits = typed.replace(/[\s.]/g, '');
  if (digits === '') return { value: null };
  if (!/^\d{1,9}$/.test(digits)) return { fault: 'Hãy nhập một số nguyên, ví dụ 1250. Không dùng dấu phẩy hay chữ.' };
  return { value: Number(digits) };
}
