import { IsArray, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { KeyRevision } from '#rules';
import { Many } from '../../edge/many.js';
import { readReason } from '../reason.js';
import { WAYS } from './correction-words.js';

export class KeyQuery {
  @IsOptional() @IsString() @MaxLength(40) cau?: string;
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** Id of the appeal that led here. */
  @IsOptional() @IsUUID() 'khieu-nai'?: string;
}

export class KeyForm {
  @IsOptional() @IsString() @MaxLength(40) cau?: string;
  /** Id of the appeal that led here. */
  @IsOptional() @IsUUID() 'khieu-nai'?: string;
  @IsOptional() @IsString() @MaxLength(20) cach?: string;
  /** Positions of the ticked options. */
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(9, { each: true }) dung: string[] = [];
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

export class DisqualificationForm {
  @IsOptional() @IsString() @MaxLength(200) ai?: string;
  @IsOptional() @IsString() @MaxLength(200) dieu?: string;
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

export class CancellationForm {
  /** "SK-0042" */
  @IsOptional() @IsString() @MaxLength(50) bai?: string;
  @IsOptional() @IsString() @MaxLength(200) dieu?: string;
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

export class DecisionOnCorrection {
  @IsOptional() @IsString() @MaxLength(64) seen?: string;
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

/** Public, or read by one person: not longer than a paragraph. */
const LONGEST_REASON = 500;

export interface FormFault {
  field: string;
  text: string;
}

/** A reason that fits into what is printed. */
export function readShortReason(typed: string | undefined): { reason: string; faults: FormFault[] } {
  const { reason, fault } = readReason(typed);
  const text = fault ?? (reason.length > LONGEST_REASON ? `Lý do nhiều nhất ${LONGEST_REASON} ký tự. Hãy rút gọn.` : undefined);
  return { reason: reason.replace(/\.$/, ''), faults: text ? [{ field: 'reason', text }] : [] };
}

/** What was chosen for a question. @param optionCount how many options it has */
export function readRevision(form: KeyForm, optionCount: number): { revision: KeyRevision | undefined; faults: FormFault[] } {
  const way = WAYS.find(({ kind }) => kind === form.cach);
  const right = tickedIn(form).filter((option) => option < optionCount);
  if (!way)
    return {
      revision: undefined,
      faults: [
        { field: 'cach', text: 'Hãy chọn một cách xử lý.' },
        ...(right.length === 0 ? [{ field: 'dung', text: 'Nếu đổi hoặc nhận thêm đáp án, hãy đánh dấu phương án đúng.' }] : []),
      ],
    };
  if (way.kind === 'void' || way.kind === 'everybody') return { revision: { kind: way.kind }, faults: [] };
  if (right.length === 0) return { revision: undefined, faults: [{ field: 'dung', text: 'Hãy đánh dấu phương án đúng.' }] };
  return { revision: { kind: way.kind, right }, faults: [] };
}

/** Positions of the ticked options. */
export function tickedIn({ dung }: KeyForm): number[] {
  return dung.filter((value) => /^\d{1,2}$/.test(value)).map(Number).toSorted((a, b) => a - b); // prettier-ignore
}
