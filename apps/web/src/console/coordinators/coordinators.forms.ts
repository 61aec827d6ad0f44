import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import type { CoordinatorId, CoordinatorInvitationId } from '#notifications';

const LINE = 300;

/** Whom to ask, as typed. */
export class InviteForm {
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) contact?: string;
  /** Code or name of the unit. */
  @IsOptional() @IsString() @MaxLength(LINE) unit?: string;
  /** One of several units of that name, once it was asked about. */
  @ValidateIf((form: InviteForm) => Boolean(form.unitId)) @IsUUID() unitId?: string;
  @IsOptional() @IsIn(['this', 'all']) contest?: 'this' | 'all';
}

export class WithdrawalForm {
  @IsUUID() id: CoordinatorInvitationId;
}

export class EndingForm {
  @IsUUID() id: CoordinatorId;
}
