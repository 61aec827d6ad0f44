import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Which page of the trail. */
export class AuditQuery {
  @IsOptional() @IsString() @MaxLength(20) trang?: string;
}
