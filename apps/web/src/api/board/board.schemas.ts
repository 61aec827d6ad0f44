import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { APPEAL_DECISIONS, APPEAL_KINDS, type AppealDecision, type AppealKind, type AppealWindow } from '#rules';

const WINDOWS: readonly AppealWindow[] = ['open', 'not-yet', 'over'];
const STATES = ['received', 'in-hand', 'decided'] as const;

/** Whether one may appeal about something now, not yet, or not any more. */
export class ApiAppealWindow {
  @ApiProperty({ enum: APPEAL_KINDS, enumName: 'AppealKind' })
  kind: AppealKind;

  @ApiProperty({ enum: [...WINDOWS], enumName: 'AppealWindow' })
  window: AppealWindow;
}

/** About what one may appeal in a round. */
export class ApiAppealWay {
  @ApiProperty({ description: 'Code of the round.', example: 'dot-1' })
  round: string;

  @ApiProperty({ type: [ApiAppealWindow] })
  kinds: ApiAppealWindow[];

  @ApiProperty({ format: 'date-time', nullable: true, description: 'Until when, half-open; null while the round is not published.' })
  closesAt: string | null;

  @ApiProperty({ description: 'To whom, as the rules name it.', example: 'Tổ thư ký Cuộc thi' })
  to: string;
}

/** One’s own appeal. */
export class ApiAppeal {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'What both sides name it by.', example: 'KN-7F3K92' })
  code: string;

  @ApiProperty({ enum: APPEAL_KINDS, enumName: 'AppealKind' })
  kind: AppealKind;

  @ApiProperty({ description: 'Code of the round.', example: 'dot-1' })
  round: string;

  @ApiProperty({ enum: STATES, enumName: 'AppealState' })
  state: (typeof STATES)[number];

  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  @ApiProperty({ format: 'date-time', description: 'Until when an answer is promised, half-open.' })
  answerBy: string;

  @ApiProperty({ enum: APPEAL_DECISIONS, enumName: 'AppealDecision', nullable: true })
  decision: AppealDecision | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why, once it is decided.' })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'By which article of the rules, once it is decided.' })
  basis: string | null;
}

/** One’s own appeals, and about what one may appeal now. */
export class ApiAppeals {
  @ApiProperty({ type: [ApiAppeal], description: 'The newest first.' })
  items: ApiAppeal[];

  @ApiProperty({ type: [ApiAppealWay] })
  ways: ApiAppealWay[];
}

/** What one appeals against. */
export class ApiNewAppeal {
  @ApiProperty({ description: 'Code of the round.', example: 'dot-1' })
  @IsString()
  @MaxLength(100)
  round: string;

  @ApiProperty({ enum: APPEAL_KINDS, enumName: 'AppealKind' })
  @IsIn(APPEAL_KINDS)
  kind: AppealKind;

  @ApiPropertyOptional({ format: 'uuid', description: 'The attempt that it is about; needed for `lost-answers`.' })
  @IsOptional()
  @IsUUID()
  attemptId?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'One’s own submission that it is about; needed where one has sent several in a part.',
  })
  @IsOptional()
  @IsUUID()
  submissionId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'An id that `findUnits` gave; needed for `wrong-unit`.' })
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @ApiProperty({ description: 'What happened, from 10 to 4,000 characters.' })
  @IsString()
  @MaxLength(20_000)
  text: string;
}

/** One’s own question to the board. */
export class ApiBoardQuestion {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  question: string;

  @ApiProperty({ format: 'date-time' })
  askedAt: string;

  @ApiProperty({ type: String, nullable: true })
  answer: string | null;

  @ApiProperty({ format: 'date-time', nullable: true })
  answeredAt: string | null;
}

export class ApiBoardQuestions {
  @ApiProperty({ type: [ApiBoardQuestion], description: 'The newest first.' })
  items: ApiBoardQuestion[];
}

/** A question to the board. */
export class ApiNewBoardQuestion {
  @ApiProperty({ description: 'From 5 to 2,000 characters.' })
  @IsString()
  @MaxLength(20_000)
  question: string;
}

/** A question as everybody reads it, with the board’s answer. */
export class ApiPublicAnswer {
  @ApiProperty()
  question: string;

  @ApiProperty()
  answer: string;

  @ApiProperty({ format: 'date-time' })
  answeredAt: string;
}

/** Appeals of a kind in numbers. */
export class ApiAppealCount {
  @ApiProperty({ enum: APPEAL_KINDS, enumName: 'AppealKind' })
  kind: AppealKind;

  @ApiProperty()
  received: number;

  @ApiProperty()
  decided: number;

  @ApiProperty({ description: 'Of the decided ones: upheld, wholly or partly.' })
  upheld: number;

  @ApiProperty({ description: 'Of the decided ones: by the promised time.' })
  inTime: number;
}

/** What the board has answered to everybody, and appeals in numbers. */
export class ApiPublicAnswers {
  @ApiProperty({ type: [ApiPublicAnswer], description: 'The newest first, at most 100.' })
  items: ApiPublicAnswer[];

  @ApiProperty({ type: [ApiAppealCount] })
  appeals: ApiAppealCount[];
}
