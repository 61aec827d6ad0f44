import { IsIn, IsNumberString, IsOptional, IsString, MaxLength } from 'class-validator';

/** Beyond what anybody types; how long a text may really be is the domain's word, with a sentence. */
const LINE = 2_000;
const TEXT = 100_000;

/** A news post as typed. */
export class NewsForm {
  @IsOptional() @IsString() @MaxLength(LINE) title?: string;
  @IsOptional() @IsString() @MaxLength(LINE) summary?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) body?: string;
  @IsOptional() @IsIn(['yes']) notice?: string;
  /** The version that was on the page. */
  @IsOptional() @IsNumberString({ no_symbols: true }) @MaxLength(9) version?: string;
  @IsOptional() @IsIn(['publish', 'draft']) do?: 'publish' | 'draft';
}

/** A reference document as typed. */
export class DocumentForm {
  @IsOptional() @IsString() @MaxLength(LINE) title?: string;
  @IsOptional() @IsString() @MaxLength(LINE) detail?: string;
  @IsOptional() @IsString() @MaxLength(LINE * 2) link?: string;
  @IsOptional() @IsString() @MaxLength(20) ordinal?: string;
  @IsOptional() @IsNumberString({ no_symbols: true }) @MaxLength(9) version?: string;
  @IsOptional() @IsIn(['publish', 'draft']) do?: 'publish' | 'draft';
}

/** What the list of news is asked for. */
export class NewsQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(20) 'trang-thai'?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}
