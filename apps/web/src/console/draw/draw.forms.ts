import { IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;

/** What somebody has read at the source. */
export class SeedForm {
  @IsOptional() @IsString() @MaxLength(1_000) value?: string;
  @IsOptional() @IsString() @MaxLength(1_000) url?: string;
  @IsOptional() @IsString() @MaxLength(LINE) team?: string;
  @IsOptional() @IsString() @MaxLength(40) 'drawn-day'?: string;
  @IsOptional() @IsString() @MaxLength(40) 'drawn-time'?: string;
}

/** Why what was entered is wrong. */
export class SeedRefusalForm {
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}
