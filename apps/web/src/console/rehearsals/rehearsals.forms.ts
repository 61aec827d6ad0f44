import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What is to be played; what is wrong with it the page says. */
export class RehearsalForm {
  @IsOptional() @IsString() @MaxLength(20) contestants?: string;
  @IsOptional() @IsString() @MaxLength(300) seed?: string;
}
