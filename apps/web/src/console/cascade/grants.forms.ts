import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;

/** To whom a contest is granted, and which unit: typed at first, then its code. */
export class GrantForm {
  @IsOptional() @IsString() @MaxLength(LINE) to?: string;
  @IsOptional() @IsString() @MaxLength(LINE) unit?: string;
  @IsOptional() @IsIn(['look', 'give']) do?: 'look' | 'give';
}

/** Why a grant is taken back. */
export class ReasonForm {
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}
