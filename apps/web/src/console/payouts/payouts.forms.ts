import { IsOptional, IsString, MaxLength } from 'class-validator';

const LINE = 300;

/** What is typed to receive a prize; the domain says what is wrong with it. */
export class PrizeForm {
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) digits?: string;
  @IsOptional() @IsString() @MaxLength(LINE) way?: string;
  @IsOptional() @IsString() @MaxLength(LINE) bank?: string;
  @IsOptional() @IsString() @MaxLength(LINE) accountNumber?: string;
  @IsOptional() @IsString() @MaxLength(LINE) accountHolder?: string;
}

/** How much was handed over, where the rules do not say. */
export class PayingForm {
  @IsOptional() @IsString() @MaxLength(LINE) sum?: string;
}

/** Why a prize is not taken. */
export class RefusalForm {
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}
