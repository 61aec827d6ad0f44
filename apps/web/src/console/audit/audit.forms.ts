import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** Which page of the trail, and what it is narrowed to. */
export class AuditQuery {
  @IsOptional() @IsString() @MaxLength(20) trang?: string;
  /** An account, or "may". */
  @IsOptional() @IsString() @MaxLength(40) nguoi?: string;
  /** A kind of acts: see ACT_GROUPS. */
  @IsOptional() @IsString() @MaxLength(20) viec?: string;
  /** "2024-10-22" */
  @IsOptional() @IsString() @MaxLength(10) ngay?: string;
}

/** Which page of the daily roots. */
export class RootsQuery {
  @IsOptional() @IsString() @MaxLength(20) trang?: string;
}

/** Of which root the entries are wanted: "2024-10-22". */
export class RootFileQuery {
  @IsString() @Matches(/^\d{4}-\d{2}-\d{2}$/) ngay: string;
}
