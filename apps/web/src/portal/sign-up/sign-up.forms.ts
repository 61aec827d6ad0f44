import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;

/** An application as typed; the domain reads it and says what is wrong. */
export class SignUpForm {
  @IsOptional() @IsString() @MaxLength(LINE) name?: string;
  @IsOptional() @IsString() @MaxLength(LINE) kind?: string;
  @IsOptional() @IsString() @MaxLength(LINE) parent?: string;
  @IsOptional() @IsString() @MaxLength(LINE) slug?: string;
  @IsOptional() @IsString() @MaxLength(LINE) legalPaper?: string;
  @IsOptional() @IsString() @MaxLength(LINE) applicantName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) applicantPosition?: string;
  @IsOptional() @IsString() @MaxLength(LINE) email?: string;
  @IsOptional() @IsString() @MaxLength(LINE) phone?: string;
}

/** The key in an operator's link. */
export class LinkQuery {
  @IsOptional() @IsString() @MaxLength(1_000) khoa?: string;
}

/** An operator's decision, with the key. */
export class DecisionForm extends LinkQuery {
  @IsIn(['confirm', 'refuse']) do: 'confirm' | 'refuse';
  @IsOptional() @IsString() @MaxLength(LINE) slug?: string;
  @IsOptional() @IsString() @MaxLength(2_000) reason?: string;
}
