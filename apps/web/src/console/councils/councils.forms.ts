import { IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import type { AccountId } from '#kernel';
import type { UnitId } from '#units';
import { Many } from '../../edge/many.js';

const LINE = 300;
const ROLES = ['chair', 'secretary', 'member'] as const;

/** What a seat is for, as typed. */
export class SeatForm {
  /** Code or name of the unit for which the person works; may be empty. */
  @IsOptional() @IsString() @MaxLength(LINE) unit?: string;
  /** One of several units of that name, once it was asked about. */
  @ValidateIf((form: SeatForm) => Boolean(form.unitId)) @IsUUID() unitId?: UnitId;
  @IsOptional() @IsString() @MaxLength(LINE) load?: string;
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(LINE, { each: true }) fields: string[] = [];
}

/** A seat for somebody who has an account. */
export class AppointForm extends SeatForm {
  @IsOptional() @IsString() @MaxLength(LINE) council?: string;
  @ValidateIf((form: AppointForm) => Boolean(form.accountId)) @IsUUID() accountId?: AccountId;
  @IsOptional() @IsIn(ROLES) role?: (typeof ROLES)[number];
}

/** A seat for somebody who is invited. */
export class InviteJudgeForm extends SeatForm {
  @IsOptional() @IsString() @MaxLength(LINE) council?: string;
  @IsOptional() @IsIn(['chair', 'member']) role?: 'chair' | 'member';
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) email?: string;
  @IsOptional() @IsString() @MaxLength(LINE) position?: string;
}

export class LeaveForm {
  @IsOptional() @IsString() @MaxLength(10_000) reason?: string;
}
