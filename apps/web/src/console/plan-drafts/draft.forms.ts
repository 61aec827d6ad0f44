import { IsIn, IsNumberString, IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 2_000;
/** Beyond the longest plan; how long a text may really be is the domain's word, with a sentence. */
const TEXT = 260_000;

/** What a new draft begins as. */
export class NewDraftForm {
  @IsOptional() @IsString() @MaxLength(120) from?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) source?: string;
}

/** Which part of a long page is to be open. */
export class SectionQuery {
  @IsOptional() @IsString() @MaxLength(200) mo?: string;
}

/** The text of a plan as typed. */
export class DraftTextForm {
  @IsOptional() @IsString() @MaxLength(TEXT) source?: string;
  @IsOptional() @IsNumberString({ no_symbols: true }) @MaxLength(9) revision?: string;
  @IsOptional() @IsIn(['check', 'save']) do?: 'check' | 'save';
}

/** The draft has only just been made from a preset. */
export class RedatingQuery {
  @IsOptional() @IsString() @MaxLength(1) moi?: string;
}

/** The day on which a contest is to begin, and the one that was looked at. */
export class RedatingForm extends RedatingQuery {
  @IsOptional() @IsString() @MaxLength(40) ngay?: string;
  @IsOptional() @IsString() @MaxLength(10) looked?: string;
  @IsOptional() @IsNumberString({ no_symbols: true }) @MaxLength(9) revision?: string;
  @IsOptional() @IsIn(['look', 'move']) do?: 'look' | 'move';
}

/** What whoever publishes says besides. */
export class PublicationForm {
  @IsOptional() @IsString() @MaxLength(LINE) slug?: string;
  @IsOptional() @IsString() @MaxLength(LINE) reason?: string;
  @IsOptional() @IsNumberString({ no_symbols: true }) @MaxLength(9) revision?: string;
}
