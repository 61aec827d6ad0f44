import { ArrayMaxSize, IsArray, IsIn, IsNumberString, IsOptional, IsString, MaxLength } from 'class-validator';
import { MOST_IMAGES, MOST_OPTIONS } from '#questions';
import { Many } from '../../edge/many.js';
import { PER_PAGE } from '../listing.js';

/** Beyond what anybody types; how long a text may really be is the domain's word, with a sentence. */
const LINE = 5_000;
const TEXT = 50_000;

/** A question as typed: `option-0` and `right-0` to `-7`, `image-0`, `image-0-alt` and `image-0-remove` to `-3` besides. */
export class QuestionForm {
  @IsOptional() @IsString() @MaxLength(LINE) code?: string;
  @IsOptional() @IsString() @MaxLength(LINE) topic?: string;
  @IsOptional() @IsString() @MaxLength(20) difficulty?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) text?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) explanation?: string;
  /** One of the documents that the rules name. */
  @IsOptional() @IsString() @MaxLength(LINE) document?: string;
  @IsOptional() @IsString() @MaxLength(LINE) source?: string;
  @IsOptional() @IsString() @MaxLength(LINE) article?: string;
  /** Of a picture that comes along. */
  @IsOptional() @IsString() @MaxLength(LINE) 'image-alt'?: string;
  /** The version that was on the page. */
  @IsOptional() @IsNumberString({ no_symbols: true }) @MaxLength(9) version?: string;
}

/** The fields that come several times, by their names. */
export type NumberedFields = Readonly<Record<string, string | undefined>>;

function field(name: string, ...rules: PropertyDecorator[]): void {
  for (const rule of [IsOptional(), ...rules]) rule(QuestionForm.prototype, name);
}
for (let n = 0; n < MOST_OPTIONS; n += 1) {
  field(`option-${n}`, IsString(), MaxLength(LINE));
  field(`right-${n}`, IsIn(['yes']));
}
for (let n = 0; n < MOST_IMAGES; n += 1) {
  field(`image-${n}`, IsString(), MaxLength(64));
  field(`image-${n}-alt`, IsString(), MaxLength(LINE));
  field(`image-${n}-remove`, IsIn(['yes']));
}

/** On which version somebody decides, and why it is given back. */
export class ReviewForm {
  @IsNumberString({ no_symbols: true }) @MaxLength(9) version: string;
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
}

/** The questions chosen on a page of the list, by their codes. */
export class ChosenQuestions {
  @Many() @IsArray() @ArrayMaxSize(PER_PAGE) @IsString({ each: true }) @MaxLength(100, { each: true }) cau: string[] = [];
}

/** Which versions were on the page where several were approved: "CH-087:2 CH-088:1". */
export class TogetherForm {
  @IsString() @MaxLength(LINE) seen: string;
}

/** Which bank was the newest on the page. */
export class SealForm {
  @IsNumberString({ no_symbols: true }) @MaxLength(9) newest: string;
}

/** What the list of questions is asked for. */
export class QuestionQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(100) 'chu-de'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'do-kho'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'trang-thai'?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
  /** All rows of the page are ticked. */
  @IsOptional() @IsString() @MaxLength(10) chon?: string;
}
