import { IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { Many } from '../../edge/many.js';

const LINE = 300;
const TEXT = 5_000;

/** What the address of a list may ask for. */
export class EntriesQuery {
  /** Which entries. */
  @IsOptional() @IsString() @MaxLength(30) loc?: string;
  /** Number of an entry. */
  @IsOptional() @IsString() @MaxLength(12) q?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** Entries that were chosen: "417", or with the hash of the copy that was read "417:3f…". */
export class ChosenEntries {
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(80, { each: true }) so: string[] = [];
}

/** The hash of the copy that stood on the page. */
export class ReadCopyForm {
  @IsOptional() @IsString() @MaxLength(64) ban?: string;
}

/** Words to be hidden, one to a line. */
export class HideForm {
  @IsOptional() @IsString() @MaxLength(TEXT) words?: string;
}

/** A plan of assignments as it was shown. */
export class PlanForm {
  @IsOptional() @IsString() @MaxLength(100) sha256?: string;
}

/** A judge for an entry, with a reason where one is needed. */
export class JudgeForm {
  @IsOptional() @IsString() @MaxLength(12) so?: string;
  @IsOptional() @IsString() @MaxLength(40) seat?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
}

/** What becomes of a sheet that somebody wants opened again. */
export class ReopeningForm {
  @IsOptional() @IsString() @MaxLength(40) assignment?: string;
  @IsOptional() @IsString() @MaxLength(20) decision?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
}

/** Whose paper sheets. */
export class PaperQuery {
  @IsOptional() @IsString() @MaxLength(40) seat?: string;
}

/** A session that is to be, or to be changed. */
export class SessionForm {
  @IsOptional() @IsString() @MaxLength(100) council?: string;
  @IsOptional() @IsString() @MaxLength(LINE) title?: string;
  @IsOptional() @IsString() @MaxLength(LINE) place?: string;
  @IsOptional() @IsString() @MaxLength(40) 'starts-day'?: string;
  @IsOptional() @IsString() @MaxLength(40) 'starts-time'?: string;
  @IsOptional() @IsString() @MaxLength(9) quorum?: string;
  @IsOptional() @IsString() @MaxLength(10_000) notes?: string;
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
}

/** A point of an agenda. */
export class ItemForm {
  @IsOptional() @IsString() @MaxLength(20) kind?: string;
  @IsOptional() @IsString() @MaxLength(LINE) title?: string;
  @IsOptional() @IsString() @MaxLength(1_000) motion?: string;
  /** Phase and number of the entry that the point is about. */
  @IsOptional() @IsString() @MaxLength(100) phase?: string;
  @IsOptional() @IsString() @MaxLength(12) so?: string;
  @IsOptional() @IsString() @MaxLength(9) percent?: string;
}

/** Somebody comes or goes; a point moves; a vote. */
export class SeatForm {
  @IsOptional() @IsString() @MaxLength(40) seat?: string;
  @IsOptional() @IsString() @MaxLength(20) what?: string;
}

/** A vote, one's own or noted for somebody. */
export class VoteForm {
  @IsOptional() @IsString() @MaxLength(40) seat?: string;
  @IsOptional() @IsString() @MaxLength(20) vote?: string;
  @IsOptional() @IsString() @MaxLength(2_000) dissent?: string;
}

/** The number of an entry as somebody typed it; 0 where it is none, which no entry has. */
export function entryNumberOf(typed = ''): number {
  const digits = typed.replace(/[\s.]/g, '');
  return /^\d{1,6}$/.test(digits) ? Number(digits) : 0;
}

/** The code of a paper sheet. */
export class CodeForm {
  @IsOptional() @IsString() @MaxLength(40) ma?: string;
}

/** A paper sheet as it was typed: points and comments in the order of the criteria. */
export class PaperSheetForm {
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(20, { each: true }) diem: string[] = [];
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(TEXT, { each: true }) 'nhan-xet': string[] = [];
  @IsOptional() @IsString() @MaxLength(TEXT) chung?: string;
  @IsOptional() @IsString() @MaxLength(9) 'dong-y'?: string;
}

/** Why a closed phase is to be opened again. */
export class ReasonForm {
  @IsOptional() @IsString() @MaxLength(TEXT) reason?: string;
}

/** What becomes of a closed phase that somebody wants opened again. */
export class AgainForm {
  @IsOptional() @IsString() @MaxLength(20) decision?: string;
}

export class LinkForm {
  @IsOptional() @IsIn(['co', 'khong']) cho?: 'co' | 'khong';
  /** Hash of the link that was on the page. */
  @IsOptional() @IsString() @MaxLength(64) video?: string;
}
