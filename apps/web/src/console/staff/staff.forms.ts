import { IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { Many } from '../../edge/many.js';

const LINE = 300;

/** Duties as typed; the domain says what is wrong with them. */
export class DutiesForm {
  @IsOptional() @IsString() @MaxLength(LINE) position?: string;
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(LINE, { each: true }) roles: string[] = [];
  @IsOptional() @IsIn(['save', 'save-anyway', 'reset-factor', 'unlock']) do?: 'save' | 'save-anyway' | 'reset-factor' | 'unlock';
}

/** Somebody who is invited. */
export class InviteForm extends DutiesForm {
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) email?: string;
}
