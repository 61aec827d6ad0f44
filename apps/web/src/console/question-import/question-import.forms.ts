import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What the file does not say of its questions. */
export class QuestionImportForm {
  @IsOptional() @IsString() @MaxLength(100) topic?: string;
  @IsOptional() @IsString() @MaxLength(20) difficulty?: string;
}

/** Which questions leave, as what. */
export class QuestionExportForm {
  @IsOptional() @IsString() @MaxLength(10) format?: string;
  @IsOptional() @IsString() @MaxLength(10) keys?: string;
  @IsOptional() @IsString() @MaxLength(100) topic?: string;
  @IsOptional() @IsString() @MaxLength(20) difficulty?: string;
}
