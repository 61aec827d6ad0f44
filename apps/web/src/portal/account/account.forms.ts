import { IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;
const PASSWORD = 1000;

/** A new password as typed, with the present one where it is asked for. */
export class OwnPasswordForm {
  @IsOptional() @IsString() @MaxLength(PASSWORD) current?: string;
  @IsOptional() @IsString() @MaxLength(PASSWORD) password?: string;
  @IsOptional() @IsString() @MaxLength(PASSWORD) repeated?: string;
}

/** A phone number or an e-mail address. */
export class ContactForm {
  @IsOptional() @IsString() @MaxLength(LINE) contact?: string;
}
