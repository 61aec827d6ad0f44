import { IsArray, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { Many } from '../../edge/many.js';

const LINE = 300;
/** Longer than a comment may be, so that what is too long is told and not refused. */
const TEXT = 10_000;

/** Which of the own entries are listed. */
export class MarkingQuery {
  /** Round and phase: "0192…-….cham-thi". */
  @IsOptional() @IsString() @MaxLength(LINE) vong?: string;
  @IsOptional() @IsString() @MaxLength(30) phieu?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** A score sheet as typed; points and comments criterion by criterion, as `criteria` names them. */
export class SheetForm {
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000_000) revision: number;
  /** Codes of the criteria in the order of the fields: "noi-dung,hinh-thuc". */
  @IsString() @Matches(/^[a-z0-9,-]{1,5000}$/) criteria: string;
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(LINE, { each: true }) points: string[] = [];
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(TEXT, { each: true }) comment: string[] = [];
  @IsOptional() @IsString() @MaxLength(TEXT) whole?: string;
  @IsOptional() @IsIn(['yes', 'no']) agrees?: 'yes' | 'no';
  @IsOptional() @IsIn(['save', 'check']) do?: 'save' | 'check';
}

export class FinishForm {
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000_000) revision: number;
}

export class ReasonForm {
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
}

/** Why somebody does not want to mark an entry. */
export class DeclineForm extends ReasonForm {
  @IsOptional() @IsIn(['knows', 'other']) cause?: 'knows' | 'other';
}
