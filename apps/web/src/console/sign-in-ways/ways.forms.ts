import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 1000;

/** By what text messages travel, and how many a day. */
export class MessagesForm {
  @IsOptional() @IsIn(['sms', 'zalo']) channel?: 'sms' | 'zalo';
  /** Whether receipts go by text message to who has no mailbox. */
  @IsOptional() @IsIn(['yes']) receipts?: 'yes';
  @IsOptional() @IsString() @MaxLength(20) home?: string;
  @IsOptional() @IsString() @MaxLength(20) abroad?: string;
}

/** A provider as typed; the domain says what is wrong with it. */
export class ProviderForm {
  @IsOptional() @IsString() @MaxLength(LINE) label?: string;
  @IsOptional() @IsString() @MaxLength(LINE) issuer?: string;
  @IsOptional() @IsString() @MaxLength(LINE) clientId?: string;
  @IsOptional() @IsString() @MaxLength(LINE) clientSecret?: string;
  @IsOptional() @IsString() @MaxLength(LINE) scope?: string;
  @IsOptional() @IsString() @MaxLength(LINE) acrValues?: string;
  @IsOptional() @IsString() @MaxLength(LINE) claimName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) claimBirthDate?: string;
  @IsOptional() @IsString() @MaxLength(LINE) claimPhone?: string;
  @IsOptional() @IsString() @MaxLength(LINE) claimEmail?: string;
  @IsOptional() @IsString() @MaxLength(LINE) claimIdentityNumber?: string;
  @IsOptional() @IsString() @MaxLength(LINE) levels?: string;
  @IsOptional() @IsIn(['save', 'open', 'close']) do?: 'save' | 'open' | 'close';
}
