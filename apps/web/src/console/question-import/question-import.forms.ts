import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Headings of a file whose topic may be chosen; those beyond count as if there were none. */
export const MOST_HEADINGS = 40;

/** What the file does not say of its questions; `heading-0` to `-39` besides, the topics of its headings. */
export class QuestionImportForm {
  @IsOptional() @IsString() @MaxLength(100) topic?: string;
  @IsOptional() @IsString() @MaxLength(20) difficulty?: string;
}

/** The fields that come several times, by their names. */
export type NumberedHeadings = Readonly<Record<string, string | undefined>>;

for (let n = 0; n < MOST_HEADINGS; n += 1)
  for (const rule of [IsOptional(), IsString(), MaxLength(100)]) rule(QuestionImportForm.prototype, `heading-${n}`);

/** Which questions leave, as what. */
export class QuestionExportForm {
  @IsOptional() @IsString() @MaxLength(10) format?: string;
  @IsOptional() @IsString() @MaxLength(10) keys?: string;
  @IsOptional() @IsString() @MaxLength(100) topic?: string;
  @IsOptional() @IsString() @MaxLength(20) difficulty?: string;
}
