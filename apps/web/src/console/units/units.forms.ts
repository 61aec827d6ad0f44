import { IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;

/** What of the list is wanted. */
export class UnitListQuery {
  @IsOptional() @IsString() @MaxLength(LINE) q?: string;
  @IsOptional() @IsString() @MaxLength(40) loai?: string;
  @IsOptional() @IsString() @MaxLength(LINE) khoi?: string;
  @IsOptional() @IsString() @MaxLength(20) ngay?: string;
  @IsOptional() @IsString() @MaxLength(10) xep?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** A search of the national catalogue. */
export class OfficialQuery {
  @IsOptional() @IsString() @MaxLength(LINE) q?: string;
  @IsOptional() @IsString() @MaxLength(20) ngay?: string;
}

/** What of the catalogue is taken over. */
export class AdoptionForm {
  /** How many units were shown to end; without it, none does. */
  @IsOptional() @IsString() @MaxLength(9) ends?: string;
}

/** A unit as the form has it; the domain says what is wrong with it. */
export class UnitForm {
  @IsOptional() @IsString() @MaxLength(LINE) code?: string;
  @IsOptional() @IsString() @MaxLength(LINE) name?: string;
  @IsOptional() @IsString() @MaxLength(40) kind?: string;
  @IsOptional() @IsString() @MaxLength(LINE) place?: string;
  @IsOptional() @IsString() @MaxLength(LINE) parent?: string;
  @IsOptional() @IsString() @MaxLength(LINE) block?: string;
  /** One tick comes as a text, several as a list. */
  @IsOptional() @MaxLength(20, { each: true }) bases?: string | string[];
  @IsOptional() @IsString() @MaxLength(20) validFrom?: string;
  @IsOptional() @IsString() @MaxLength(20) people?: string;
  @IsOptional() @IsString() @MaxLength(20) leaders?: string;
  @IsOptional() @IsString() @MaxLength(20) countedOn?: string;
  @IsOptional() @IsString() @MaxLength(LINE) source?: string;
  @IsOptional() @IsString() @MaxLength(LINE) contactName?: string;
  @IsOptional() @IsString() @MaxLength(60) contactPhone?: string;
  @IsOptional() @IsString() @MaxLength(254) contactEmail?: string;
}

/** What happens to a unit on a day. */
export class UnitEventForm {
  @IsOptional() @IsString() @MaxLength(LINE) name?: string;
  @IsOptional() @IsString() @MaxLength(20) day?: string;
  @IsOptional() @IsString() @MaxLength(LINE) legalBasis?: string;
  @IsOptional() @IsString() @MaxLength(2_000) into?: string;
}
