import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { DESK_STATES, type DeskState } from '#submissions';
import { ApiFormalCheck, ApiSubmissionVersion } from './submission.schemas.js';

const CHANNELS = ['online', 'office', 'email', 'post', 'nomination'] as const;
const RESULTS = ['valid', 'supplement', 'invalid'] as const;

/** Which submissions of a part are wanted. */
export class ApiReceivedQuery {
  @ApiPropertyOptional({ enum: DESK_STATES })
  @IsOptional()
  @IsIn([...DESK_STATES])
  state?: DeskState;

  @ApiPropertyOptional({ description: 'Part of a title or of an author’s name, or a number: "SK-0042".' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'How many to leave out.', default: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  skip?: number;
}

/** A submission as the secretariat's list shows it. */
export class ApiReceivedSubmission {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'SK-0042' })
  number: string;

  @ApiProperty({ example: 'Bộ phận một cửa lưu động' })
  title: string;

  @ApiProperty({ enum: DESK_STATES })
  state: DeskState;

  @ApiProperty({ enum: CHANNELS })
  channel: (typeof CHANNELS)[number];

  @ApiProperty({
    type: [String],
    description: 'By name, the main one first; empty where the names were erased, or of a unit’s submission.',
  })
  authors: string[];

  @ApiProperty({ type: String, nullable: true, description: 'The unit for which it counts.' })
  unit: string | null;

  @ApiProperty({ type: 'integer', description: 'The version that counts.' })
  version: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the main part; null where they cannot be counted.' })
  words: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  receivedAt: string | null;
}

export class ApiReceivedSubmissions {
  @ApiProperty({ type: [ApiReceivedSubmission], description: 'At most 100, by number.' })
  items: ApiReceivedSubmission[];

  @ApiProperty({ type: 'integer', description: 'How many there are in all.' })
  total: number;
}

/** What the secretariat has said once. */
export class ApiPastCheck extends ApiFormalCheck {
  @ApiProperty({ type: 'integer', description: 'The version that was looked at.' })
  version: number;

  @ApiProperty({ type: String, format: 'date-time' })
  checkedAt: string;
}

/** A submission, for the secretariat. */
export class ApiReceivedDetail extends ApiReceivedSubmission {
  @ApiProperty({ type: [ApiSubmissionVersion], description: 'The newest first.' })
  versions: ApiSubmissionVersion[];

  @ApiProperty({ type: [ApiPastCheck], description: 'The newest first; the last word counts.' })
  checks: ApiPastCheck[];
}

/** What was found in the formal check. */
export class ApiNewCheck {
  @ApiProperty({ type: 'integer', description: 'The version that was looked at: a newer one has come where it is refused.' })
  @IsInt()
  @Min(1)
  version: number;

  @ApiProperty({ enum: RESULTS })
  @IsIn([...RESULTS])
  result: (typeof RESULTS)[number];

  @ApiPropertyOptional({ description: 'To the author; wanted unless it is valid.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Until when something may be supplemented; wanted for a supplement.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;
}
