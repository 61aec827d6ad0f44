import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import type { RosterId } from '#notifications';

const LINE = 300;

/** For which unit a list is brought; the file comes beside it. */
export class RosterSheetForm {
  @IsOptional() @IsString() @MaxLength(LINE) unit?: string;
  @ValidateIf((form: RosterSheetForm) => Boolean(form.unitId)) @IsUUID() unitId?: string;
}

/** What is declared with a list. */
export class RosterEntryForm {
  @IsOptional() @IsString() @MaxLength(LINE) title?: string;
  @IsOptional() @IsIn(['yes']) declared?: 'yes';
  @IsOptional() @IsIn(['yes']) guardians?: 'yes';
  @IsOptional() @IsIn(['yes']) publish?: 'yes';
}

export class RosterWithdrawalForm {
  @IsUUID() id: RosterId;
}
