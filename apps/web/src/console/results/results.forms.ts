import { IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { Many } from '../../edge/many.js';

/** What the address of a standing may ask for. */
export class StandingQuery {
  /** Name, code or unit. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
  /** Number of an earlier version. */
  @IsOptional() @IsString() @MaxLength(9) ban?: string;
  /** Columns that are shown: one after the other, or several with commas between them. */
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(100, { each: true }) cot: string[] = [];
}

/** What the address of a collective standing may ask for. */
export class CollectiveQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
  /** "nay": on the units of today. */
  @IsOptional() @IsString() @MaxLength(9) cay?: string;
}

/** What an approver sends: the standing that stood before their eyes, and a reason where one is needed. */
export class DecisionForm {
  @IsOptional() @IsString() @MaxLength(100) standing?: string;
  @IsOptional() @IsString() @MaxLength(100) sha256?: string;
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}
