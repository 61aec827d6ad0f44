import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Where the demo's clock shall go: an event's instant, or a day and a time as typed. */
export class ClockForm {
  @IsOptional() @IsString() @MaxLength(40) at?: string;
  @IsOptional() @IsString() @MaxLength(40) 'at-day'?: string;
  @IsOptional() @IsString() @MaxLength(40) 'at-time'?: string;
}
