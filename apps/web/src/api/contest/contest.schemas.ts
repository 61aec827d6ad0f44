import { ApiProperty } from '@nestjs/swagger';
import { ROUND_PHASES, type RoundPhase } from '#contests';
import { PART_KINDS, type Part } from '#rules';

export const BASES = ['residence', 'workplace'] as const;

/** A place or an organisation that a contestant may count for. */
export class ApiUnit {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Phường 9' })
  name: string;

  @ApiProperty({ description: 'Where it lies; empty where the name says it all.', example: 'thành phố Đà Lạt' })
  place: string;
}

/** One opening of a quiz part. */
export class ApiRound {
  @ApiProperty({ description: 'Names the round in addresses.', example: 'tuan-1' })
  code: string;

  @ApiProperty({ example: 'Tuần thi thứ nhất' })
  name: string;

  @ApiProperty({ description: 'Code of the part that the round belongs to.', example: 'trac-nghiem' })
  part: string;

  @ApiProperty({ type: 'integer', description: '1 for the first round of its part.', example: 1 })
  ordinal: number;

  @ApiProperty({ description: 'Open from this instant …', type: String, format: 'date-time' })
  opensAt: string;

  @ApiProperty({ description: '… and closed from this one.', type: String, format: 'date-time' })
  closesAt: string;

  @ApiProperty({ description: 'When the result is promised, if it is.', type: String, format: 'date-time', nullable: true })
  publishesAt: string | null;

  @ApiProperty({
    description: 'Where the round stands now. `pending`: closed, its result not published yet.',
    enum: ROUND_PHASES,
    enumName: 'RoundPhase',
  })
  phase: RoundPhase;
}

/** Whoever may take part in one way. */
export class ApiAudience {
  @ApiProperty({ example: 'nhan-dan' })
  code: string;

  @ApiProperty({ example: 'Nhân dân trên địa bàn tỉnh' })
  name: string;

  @ApiProperty({ description: 'By what these people may count for a unit.', enum: BASES, enumName: 'Basis', isArray: true })
  bases: (typeof BASES)[number][];
}

/** What a paper of a quiz is. */
export class ApiQuiz {
  @ApiProperty({ type: 'integer', description: 'How many questions a paper has.', example: 20 })
  questions: number;

  @ApiProperty({ type: 'integer', description: 'How many minutes there are for it.', example: 20 })
  minutes: number;

  @ApiProperty({ description: 'The question about a number that comes last, if there is one.', type: String, nullable: true })
  predictionQuestion: string | null;
}

/** A window in time, half-open; null while an end hangs on an event that has not happened. */
export class ApiWindow {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  opensAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closesAt: string | null;
}

/** A part of a contest, scored by itself. */
export class ApiPart {
  @ApiProperty({ example: 'trac-nghiem' })
  code: string;

  @ApiProperty({ example: 'Thi trắc nghiệm trực tuyến' })
  name: string;

  @ApiProperty({ enum: Object.keys(PART_KINDS), enumName: 'PartKind' })
  kind: Part['kind'];

  @ApiProperty({ type: ApiQuiz, nullable: true, description: 'For a quiz.' })
  quiz: ApiQuiz | null;

  @ApiProperty({ type: ApiWindow, nullable: true, description: 'For initiatives and essays: when they are received.' })
  receiving: ApiWindow | null;
}

/** A fact that registering asks for. */
export class ApiAskedField {
  @ApiProperty({ enum: ['position', 'address', 'email', 'identityNumber'], description: 'The field of `startRegistration`.' })
  field: string;

  @ApiProperty()
  required: boolean;

  @ApiProperty({ description: 'Why it is asked for, to the person.' })
  why: string;
}

/** Something that the person declares when registering. */
export class ApiStatement {
  @ApiProperty()
  code: string;

  @ApiProperty({ example: 'là công dân Việt Nam' })
  text: string;
}

/** What registering asks for. */
export class ApiAsked {
  @ApiProperty({ enum: ['phone', 'email', 'either'], description: 'By what the person must be reachable: the code goes there.' })
  reachedBy: 'phone' | 'email' | 'either';

  @ApiProperty({ type: [ApiAskedField] })
  fields: ApiAskedField[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the word was announced that `accessWord` wants; null where none is asked for.',
  })
  accessWordFrom: string | null;

  @ApiProperty({ type: [ApiStatement], description: 'Each must be declared.' })
  statements: ApiStatement[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'Whoever has not completed these years on `guardianAt` names a guardian.' })
  guardianBelow: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  guardianAt: string | null;
}

/** The contest that runs on this site. */
export class ApiContest {
  @ApiProperty({ example: 'Cuộc thi trực tuyến tìm hiểu cải cách hành chính tỉnh Lâm Đồng năm 2024' })
  name: string;

  @ApiProperty({ example: 'Tìm hiểu cải cách hành chính' })
  shortTitle: string;

  @ApiProperty({ example: '2024' })
  slug: string;

  @ApiProperty({ description: 'SHA-256 of the rules in force: it changes when the rules do.' })
  rulesSha256: string;

  @ApiProperty({ description: 'The time of the server, by which all deadlines are judged.', type: String, format: 'date-time' })
  now: string;

  @ApiProperty({ type: [ApiPart] })
  parts: ApiPart[];

  @ApiProperty({ type: [ApiRound], description: 'In order of time.' })
  rounds: ApiRound[];

  @ApiProperty({
    type: [ApiUnit],
    nullable: true,
    description: 'On the site of a ward that deploys the contest of its city: the own units of the ward. Null on every other site.',
  })
  wardUnits: ApiUnit[] | null;

  @ApiProperty({ type: () => ApiAsked, description: 'What registering asks for beside name, birth date and audience.' })
  registration: ApiAsked;

  @ApiProperty({ type: [ApiAudience], description: 'Where there is only one, registering may leave it out.' })
  audiences: ApiAudience[];
}
