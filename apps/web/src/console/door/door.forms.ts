import { IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;

/** Where one wanted to go. */
export class WayBack {
  @IsOptional() @IsString() @MaxLength(600) den?: string;
}

/** The second factor; address and password are read by passport. */
export class SecondFactorForm extends WayBack {
  @IsOptional() @IsString() @MaxLength(40) code?: string;
}

/** Whose password is forgotten. */
export class ForgottenForm {
  @IsOptional() @IsString() @MaxLength(LINE) email?: string;
}

/** The digits from the letter. */
export class ResetCodeForm {
  @IsOptional() @IsString() @MaxLength(40) code?: string;
}

/** The new password, twice. */
export class NewPasswordForm {
  @IsOptional() @IsString() @MaxLength(1000) password?: string;
  @IsOptional() @IsString() @MaxLength(1000) repeated?: string;
}
