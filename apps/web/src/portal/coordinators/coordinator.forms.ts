import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;

/** Accepting an invitation: the birth date, as typed. */
export class AcceptForm {
  @IsOptional() @IsString() @MaxLength(20) day?: string;
  @IsOptional() @IsString() @MaxLength(20) month?: string;
  @IsOptional() @IsString() @MaxLength(20) year?: string;
}

/** What is declared with a list of people. */
export class RosterForm {
  @IsOptional() @IsString() @MaxLength(LINE) title?: string;
  @IsOptional() @IsIn(['agency', 'school']) basis?: 'agency' | 'school';
  @IsOptional() @IsIn(['yes']) declared?: 'yes';
  @IsOptional() @IsIn(['yes']) guardians?: 'yes';
  @IsOptional() @IsIn(['yes']) publish?: 'yes';
}

/** Which people of a list are shown. */
export class RosterQuery {
  @IsOptional() @IsIn(['chua', 'da']) loc?: 'chua' | 'da';
  @IsOptional() @IsString() @MaxLength(10) trang?: string;
}
