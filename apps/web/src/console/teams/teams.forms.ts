import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { TeamMemberId } from '#contests';

const LINE = 300;

/** Somebody who is to sit on a team; the domain says what is wrong with it. */
export class MemberForm {
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) birthDate?: string;
  @IsOptional() @IsString() @MaxLength(LINE) team?: string;
}

/** Whom to take off. */
export class RemovalForm {
  @IsUUID() id: TeamMemberId;
}
