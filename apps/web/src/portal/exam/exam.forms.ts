import { IsOptional, IsString, MaxLength } from 'class-validator';

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
