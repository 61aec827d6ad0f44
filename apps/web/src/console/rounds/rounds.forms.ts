import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What the address asks of the table of units. */
export class UnitQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** Order: "nguoi", "luot", "ty-le", "ten". */
  @IsOptional() @IsString() @MaxLength(20) xep?: string;
  /** Way: "tang", "giam". */
  @IsOptional() @IsString() @MaxLength(20) chieu?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}
