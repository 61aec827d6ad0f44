import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { TeamMemberId } from '#contests';
import type { AccountId } from '#kernel';
import type { ListedNumberId } from '#registrations';

const LINE = 300;

/** Somebody who is to sit on a team; the domain says what is wrong with it. */
export class MemberForm {
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) birthDate?: string;
  @IsOptional() @IsString() @MaxLength(LINE) team?: string;
}

/** A number that is to stand on a list. */
export class NumberForm {
  @IsOptional() @IsString() @MaxLength(LINE) number?: string;
  @IsOptional() @IsString() @MaxLength(LINE) list?: string;
}

/** Which number to take off its list. */
export class NumberRemovalForm {
  @IsUUID() id: ListedNumberId;
}

/** Who signs for the approving role. */
export class HolderForm {
  @IsUUID() id: AccountId;
}

/** Whom to take off. */
export class RemovalForm {
  @IsUUID() id: TeamMemberId;
}
