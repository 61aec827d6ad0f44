import { IsIn, IsString, MaxLength } from 'class-validator';

/** An author's word on what was on the page. */
export class AnswerForm {
  @IsIn(['agreed', 'refused']) answer: 'agreed' | 'refused';
  /** Fingerprint of what was on the page. */
  @IsString() @MaxLength(64) seen: string;
}
