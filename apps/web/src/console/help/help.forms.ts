import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;
const TEXT = 4000;

/** What somebody is looked for by. */
export class LookUpForm {
  @IsOptional() @IsString() @MaxLength(LINE) q?: string;
}

/** Another contact, typed twice, with how the person has shown who they are. */
export class HelpContactForm {
  @IsOptional() @IsString() @MaxLength(LINE) contact?: string;
  @IsOptional() @IsString() @MaxLength(LINE) repeated?: string;
  @IsOptional() @IsString() @MaxLength(40) proof?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
}

/** Why. */
export class HelpReasonForm {
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
}

/** A guardian's word, with how they have shown who they are. */
export class TakeBackForm extends HelpReasonForm {
  @IsOptional() @IsString() @MaxLength(40) proof?: string;
}

/** Whether to shut the account, or only to forget tries that went wrong. */
export class HelpLockForm extends HelpReasonForm {
  @IsOptional() @IsIn(['lock', 'unlock']) do?: 'lock' | 'unlock';
}

/** The other account of the same person. */
export class OtherAccountForm {
  @IsOptional() @IsString() @MaxLength(LINE) other?: string;
}

/** Merging cannot be undone: the name is typed once more. */
export class MergeForm extends HelpReasonForm {
  @IsOptional() @IsString() @MaxLength(LINE) name?: string;
}
