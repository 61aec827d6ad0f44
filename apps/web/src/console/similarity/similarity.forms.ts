import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { WITH } from '#submissions';

/** What narrows the list of a round. */
export class SimilarityQuery {
  @IsOptional() @IsString() @MaxLength(20) q?: string;
  @IsOptional() @IsIn([...WITH, '']) loc?: (typeof WITH)[number] | '';
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

export class ConclusionForm {
  @IsOptional() @IsString() @MaxLength(9) version?: string;
  @IsOptional() @IsString() @MaxLength(20) conclusion?: string;
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

export class AppliedQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

export class RemovalForm {
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}
