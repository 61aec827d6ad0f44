import { IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { InvitationId, NominationAuthorId } from '#contests';
import { Many } from '../../edge/many.js';

/** Beyond what anybody types; how long a text may really be is the domain's word, with a sentence. */
const LINE = 2_000;
const TEXT = 50_000;

/** A nomination as typed. */
export class NominationForm {
  @IsOptional() @IsString() @MaxLength(LINE) kind?: string;
  @IsOptional() @IsString() @MaxLength(LINE) title?: string;
  @IsOptional() @IsString() @MaxLength(LINE) theme?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) summary?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) authors?: string;
  @IsOptional() @IsString() @MaxLength(LINE) selection?: string;
  @IsOptional() @IsString() @MaxLength(LINE) result?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) scores?: string;
  /** A prize of one's own contest from which it is taken. */
  @IsOptional() @IsString() @MaxLength(100) award?: string;
  @IsOptional() @IsIn(['save', 'fill']) do?: 'save' | 'fill';
}

/** Which entries are shown to choose from. */
export class SelectionQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** Why an entry was chosen, as typed. */
export class EntryChoiceForm {
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
  @IsOptional() @IsString() @MaxLength(LINE) selection?: string;
  @IsOptional() @IsString() @MaxLength(LINE) result?: string;
  @IsOptional() @IsString() @MaxLength(LINE) decision?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) scores?: string;
}

/** Who heads the unit, as typed, about what was on the page. */
export class ConfirmationForm {
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) position?: string;
  @IsString() @MaxLength(64) seen: string;
}

/** How an entry is taken in, as typed: in the words of one's own plan. */
export class EntryTakingForm {
  @IsOptional() @IsString() @MaxLength(LINE) theme?: string;
  @IsOptional() @IsString() @MaxLength(LINE) form?: string;
  @IsOptional() @IsString() @MaxLength(LINE) unit?: string;
}

export class AskForm {
  @IsUUID() author: NominationAuthorId;
}

/** A call as typed. */
export class CallForm {
  @IsOptional() @IsString() @MaxLength(LINE) title?: string;
  @IsOptional() @IsString() @MaxLength(LINE) part?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) note?: string;
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(20, { each: true }) kinds: string[] = [];
  @IsOptional() @IsString() @MaxLength(40) 'closes-day'?: string;
  @IsOptional() @IsString() @MaxLength(40) 'closes-time'?: string;
}

/** Who is invited as typed. */
export class InvitationForm {
  @IsOptional() @IsString() @MaxLength(LINE) tenant?: string;
  @IsOptional() @IsString() @MaxLength(LINE) unit?: string;
  @IsOptional() @IsString() @MaxLength(9) atLeast?: string;
  @IsOptional() @IsString() @MaxLength(9) atMost?: string;
}

export class RevokedInvitationForm {
  @IsUUID() invitation: InvitationId;
}
