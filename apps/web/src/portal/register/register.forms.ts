import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';

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
  @IsOptional() @IsString() @MaxLength(LINE) position?: string;
  @IsOptional() @IsString() @MaxLength(LINE) address?: string;
  @IsOptional() @IsString() @MaxLength(60) identityNumber?: string;
  @IsOptional() @IsIn(['yes']) identityConfirmed?: string;
  @IsOptional() @IsString() @MaxLength(LINE) accessWord?: string;
  /** One tick is sent as a text, several as a list. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => [value].flat())
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ArrayMaxSize(20)
  declared?: string[];
  @IsOptional() @IsIn(['yes']) consent?: string;
  @IsOptional() @IsIn(['yes']) publish?: string;
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

/** Choosing a unit anew: `shown` is the basis for which the page had a unit filled in. */
export class MyUnitForm extends UnitForm {
  @IsOptional() @IsIn(['residence', 'workplace']) shown?: 'residence' | 'workplace';
}

/** Who consents for a child, as typed. */
export class GuardianForm {
  @IsOptional() @IsString() @MaxLength(LINE) guardianName?: string;
  @IsOptional() @IsString() @MaxLength(20) guardianRelation?: string;
  @IsOptional() @IsString() @MaxLength(LINE) guardianContact?: string;
}

/** The guardian's word: the code, and whether the name may be published. */
export class GuardianWordForm {
  @IsOptional() @IsString() @MaxLength(40) code?: string;
  @IsOptional() @IsIn(['yes']) publish?: string;
}

/** Declaring that one enters for somebody else. */
export class AssistedForm {
  @IsOptional() @IsIn(['yes']) declares?: string;
}

/** What somebody says who asks whether they may take part. */
export class MayIForm {
  @IsOptional() @IsString() @MaxLength(20) day?: string;
  @IsOptional() @IsString() @MaxLength(20) month?: string;
  @IsOptional() @IsString() @MaxLength(20) year?: string;
  @IsOptional() @IsString() @MaxLength(100) audience?: string;
  @IsOptional() @IsIn(['residence', 'workplace']) basis?: 'residence' | 'workplace';
  @IsOptional() @IsString() @MaxLength(LINE) q?: string;
  @ValidateIf((form: MayIForm) => Boolean(form.unitId)) @IsUUID() unitId?: string;
}

/** Whose registration is asked about. */
export class OwnStatusForm {
  @IsOptional() @IsString() @MaxLength(LINE) contact?: string;
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

/** Signing in by a password. */
export class PasswordSignInForm {
  @IsOptional() @IsString() @MaxLength(LINE) contact?: string;
  @IsOptional() @IsString() @MaxLength(1000) password?: string;
  @IsOptional() @IsString() @MaxLength(LINE) next?: string;
}

/** Signing in: a phone number or an e-mail address. */
export class SignInForm {
  @IsOptional() @IsString() @MaxLength(LINE) contact?: string;
  @IsOptional() @IsString() @MaxLength(LINE) next?: string;
}
