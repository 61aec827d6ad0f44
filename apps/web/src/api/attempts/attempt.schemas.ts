import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { CHOICE, HIGHEST_SEQ, MOST_QUESTIONS } from '#attempts';

const MOST_PEOPLE = 999_999_999;
const STATES = ['open', 'sealed'] as const;

/** An attempt in a list. */
export class ApiAttemptSummary {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Code of the round.', example: 'tuan-1' })
  round: string;

  @ApiProperty({ type: 'integer', description: '1 for the first attempt in the part.', example: 1 })
  number: number;

  @ApiProperty({
    description:
      'The attempt of the same number that the board has let go on as this one, or added late answers to: this one counts in its stead.',
    type: String,
    format: 'uuid',
    nullable: true,
  })
  continues: string | null;

  @ApiProperty({ description: '`open`: answers are taken. `sealed`: it can no longer change.', enum: STATES, enumName: 'AttemptState' })
  state: (typeof STATES)[number];

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt: string;

  @ApiProperty({
    description: 'At this instant the server submits what it holds; the board may put it off.',
    type: String,
    format: 'date-time',
  })
  deadlineAt: string;

  @ApiProperty({ description: 'When it was sealed.', type: String, format: 'date-time', nullable: true })
  submittedAt: string | null;

  @ApiProperty({ description: 'Code of the receipt, once it is sealed.', type: String, nullable: true, example: 'LD1-7F3K-92QX' })
  receiptCode: string | null;
}

export class ApiAttempts {
  @ApiProperty({ type: [ApiAttemptSummary], description: 'The newest first.' })
  items: ApiAttemptSummary[];
}

export class ApiOption {
  @ApiProperty({ example: 'B' })
  letter: string;

  @ApiProperty()
  text: string;
}

/** A picture that belongs to a question. */
export class ApiQuestionImage {
  @ApiProperty({ description: 'Where it is, on this host.', example: '/cau-hoi/hinh/…' })
  url: string;

  @ApiProperty({ description: 'What it shows, in words.' })
  alt: string;

  @ApiProperty({ type: 'integer', example: 640 })
  width: number;

  @ApiProperty({ type: 'integer', example: 480 })
  height: number;
}

/** A question of a paper, in the order drawn for this attempt. */
export class ApiQuestion {
  @ApiProperty({ type: 'integer', description: 'Its place in the paper, from 1.', example: 1 })
  place: number;

  @ApiProperty()
  text: string;

  @ApiProperty({ description: 'Whether several options are right: then `choice` holds the letters of all that are chosen.' })
  several: boolean;

  @ApiProperty({ type: [ApiQuestionImage] })
  images: ApiQuestionImage[];

  @ApiProperty({ type: [ApiOption] })
  options: ApiOption[];

  @ApiProperty({ description: 'Letters of the kept answer; empty when there is none.', example: 'B' })
  choice: string;
}

/** An attempt with its paper. The right answers are not in it. */
export class ApiAttempt extends ApiAttemptSummary {
  @ApiProperty({ description: 'The time of the server.', type: String, format: 'date-time' })
  now: string;

  @ApiProperty({ type: [ApiQuestion], description: 'Empty once the attempt is sealed.' })
  questions: ApiQuestion[];

  @ApiProperty({
    description: 'The question about a number that comes last, if there is one. The attempt cannot be submitted without an answer to it.',
    type: String,
    nullable: true,
  })
  predictionQuestion: string | null;

  @ApiProperty({ description: 'The kept answer to it.', type: 'integer', nullable: true })
  prediction: number | null;

  @ApiProperty({ type: 'integer', description: 'The highest number of a kept answer: the next one must be higher.', example: 7 })
  seq: number;

  @ApiProperty({ description: 'When the server last received answers.', type: String, format: 'date-time', nullable: true })
  receivedAt: string | null;
}

export class ApiAnswer {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MOST_QUESTIONS,
    description: 'Place of the question in the paper; one that it does not have is ignored.',
  })
  @IsInt()
  @Min(1)
  @Max(MOST_QUESTIONS)
  place: number;

  @ApiProperty({
    pattern: CHOICE.source,
    description: 'Letters of the chosen options as shown; empty takes the answer back.',
    example: 'B',
  })
  @Matches(CHOICE)
  choice: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: HIGHEST_SEQ,
    description: 'Counts up with every answer of the attempt. For each question the highest one wins, whatever order they arrive in.',
  })
  @IsInt()
  @Min(1)
  @Max(HIGHEST_SEQ)
  seq: number;
}

/** Answers to be kept. May be sent again, and in any order. */
export class ApiAnswers {
  @ApiProperty({ type: [ApiAnswer], maxItems: MOST_QUESTIONS })
  @IsArray()
  @ArrayMaxSize(MOST_QUESTIONS)
  @ValidateNested({ each: true })
  @Type(() => ApiAnswer)
  answers: ApiAnswer[];

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MOST_PEOPLE, description: 'The guess, once there is one.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  prediction?: number;
}

/** What the server holds at a place. */
export class ApiHeldAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_QUESTIONS })
  place: number;

  @ApiProperty({ description: 'Letters as shown; empty for no answer.', example: 'B' })
  choice: string;
}

/** The server holds the answers, durably. */
export class ApiKept {
  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: string;

  @ApiProperty({ description: 'When the attempt is due by now: the board may have given more time.', type: String, format: 'date-time' })
  deadlineAt: string;

  @ApiProperty({ type: 'integer', description: 'The highest number that the server now holds.', example: 7 })
  seq: number;

  @ApiProperty({
    type: [ApiHeldAnswer],
    description:
      'What the server now holds at the places that were sent: another answer than yours where one with a higher number came before.',
  })
  answers: ApiHeldAnswer[];
}

/** The last word. */
export class ApiSubmission {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MOST_PEOPLE,
    description: 'The guess, where one is asked for and none was kept yet.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  prediction?: number;
}
