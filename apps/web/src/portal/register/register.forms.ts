import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';

/** Longest text that a field takes; what is longer is no name and no address. */
const LINE = 300;

/** First step as typed; the domain reads it and says what is wrong. */
export class WhoForm {
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(20) day?: string;
  @IsOptional() @IsString() @MaxLength(20) month?: string;
  @IsOptional() @IsString() @MaxLength(20) year?: string;
  @IsOptional() @IsString() @MaxLength(LINE) phone?: string;
  @IsOptional() @IsString() @MaxLength(LINE) email?: string;
  @IsOptional() @IsString() @MaxLength(100) audience?: string;
  @IsOptional() @IsIn(['yes']) consent?: string;
  @IsOptional() @IsString() @MaxLength(LINE) next?: string;
}

/** Second step as typed. */
export class UnitForm {
  @IsOptional() @IsIn(['residence', 'workplace']) basis?: 'residence' | 'workplace';
  @IsOptional() @IsString() @MaxLength(LINE) q?: string;
  @ValidateIf((form: UnitForm) => Boolean(form.unitId)) @IsUUID() unitId?: string;
  /** The ward's own unit, on a ward's page. */
  @IsOptional() @IsString() @MaxLength(40) viaUnitId?: string;
  @IsOptional() @IsIn(['search', 'continue']) do?: 'search' | 'continue';
}

/** A search for a unit. */
export class UnitQuery {
  @IsOptional() @IsIn(['residence', 'workplace']) basis?: 'residence' | 'workplace';
  @IsOptional() @IsString() @MaxLength(LINE) q?: string;
}

/** The six digits. */
export class CodeForm {
  @IsOptional() @IsString() @MaxLength(40) code?: string;
}

/** Which of those who share a contact. */
export class PersonForm {
  @IsOptional() @IsString() @MaxLength(40) person?: string;
  @IsOptional() @IsString() @MaxLength(LINE) next?: string;
}

/** Signing in: a phone number or an e-mail address. */
export class SignInForm {
  @IsOptional() @IsString() @MaxLength(LINE) contact?: string;
  @IsOptional() @IsString() @MaxLength(LINE) next?: string;
}
