import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;

/** What the tenant says of itself, as typed. */
export class IdentityForm {
  @IsOptional() @IsString() @MaxLength(LINE) name?: string;
  @IsOptional() @IsString() @MaxLength(LINE) shortName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) hostBody?: string;
  @IsOptional() @IsString() @MaxLength(LINE) palette?: string;
  @IsOptional() @IsString() @MaxLength(LINE) colour?: string;
  @IsOptional() @IsString() @MaxLength(LINE) mailAddress?: string;
  @IsOptional() @IsIn(['save', 'preview']) do?: 'save' | 'preview';
}

/** What the picture shows instead of what is in force. */
export class PreviewQuery {
  @IsOptional() @IsString() @MaxLength(LINE) ten?: string;
  @IsOptional() @IsString() @MaxLength(LINE) ngan?: string;
  @IsOptional() @IsString() @MaxLength(LINE) coQuan?: string;
  @IsOptional() @IsString() @MaxLength(10) mau?: string;
}

/** The emblem comes as a file beside this. */
export class EmblemForm {
  @IsOptional() @IsIn(['use', 'draw']) do?: 'use' | 'draw';
}

/** The code that went to the tenant's address. */
export class MailCodeForm {
  @IsOptional() @IsString() @MaxLength(20) code?: string;
}
