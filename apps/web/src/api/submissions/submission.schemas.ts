import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

const STATES = ['draft', 'sent', 'withdrawn'] as const;
const FILE_STATES = ['promised', 'stored', 'refused', 'removed', 'erased'] as const;
const ROLES = ['main', 'attachment'] as const;
const RESULTS = ['valid', 'supplement', 'invalid'] as const;

/** The part in which to begin. */
export class ApiNewSubmission {
  @ApiProperty({ description: 'Code of the part.', example: 'sang-kien' })
  @IsString()
  @MaxLength(60)
  part: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Made by the program: asked twice with the same, it is one submission.' })
  @IsOptional()
  @IsUUID()
  key?: string;
}

/** A file of a submission. */
export class ApiSubmissionFile {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: [...ROLES, 'scan'] })
  role: 'main' | 'attachment' | 'scan';

  @ApiProperty({ example: 'bai-du-thi.docx' })
  name: string;

  @ApiProperty({ type: 'integer', description: 'In bytes.' })
  size: number;

  @ApiProperty({ enum: FILE_STATES, description: '`promised`: its bytes have not all come yet.' })
  state: (typeof FILE_STATES)[number];

  @ApiProperty({ nullable: true, type: String, description: 'Why it was refused, as a sentence; null for any other.' })
  refusal: string | null;

  @ApiProperty({
    description: 'Where its bytes go, by the tus protocol, version 1.0.0: POST begins, HEAD asks how far it came, PATCH goes on.',
  })
  uploadUrl: string;
}

/** What the secretariat has said of the form of what was sent. */
export class ApiFormalCheck {
  @ApiProperty({ enum: RESULTS })
  result: (typeof RESULTS)[number];

  @ApiProperty({ nullable: true, type: String })
  reason: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until when something may be supplemented.' })
  until: string | null;
}

/** A version that was sent, with its receipt. */
export class ApiSubmissionVersion {
  @ApiProperty({ type: 'integer', example: 1 })
  version: number;

  @ApiProperty({ example: 'LDB-7F3K-92QX', description: 'Of the receipt.' })
  receipt: string;

  @ApiProperty({ type: String, format: 'date-time' })
  sentAt: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the last of its files was there; null while some are on their way.',
  })
  completeAt: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the main part; null where they cannot be counted.' })
  words: number | null;

  @ApiProperty({ description: 'SHA-256 of everything that was sealed, with a secret salt.' })
  sealSha256: string;

  @ApiProperty({ description: 'Whether this version counts.' })
  counts: boolean;
}

/** One's own submission, in short. */
export class ApiSubmissionSummary {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Code of the part.', example: 'sang-kien' })
  part: string;

  @ApiProperty({ enum: STATES })
  state: (typeof STATES)[number];

  @ApiProperty({ nullable: true, type: String, example: 'SK-0042', description: 'Given with the first version that is sent.' })
  number: string | null;

  @ApiProperty({ example: 'Bộ phận một cửa lưu động' })
  title: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the version that counts was received.' })
  receivedAt: string | null;
}

export class ApiSubmissions {
  @ApiProperty({ type: [ApiSubmissionSummary] })
  items: ApiSubmissionSummary[];
}

/** One's own submission. */
export class ApiSentSubmission extends ApiSubmissionSummary {
  @ApiProperty({ type: 'integer', description: 'Of the draft; goes along when it is saved or sent.' })
  revision: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'As typed: title, theme, form, authorKind, sections (code, text), confirmed, ownShare, authors, isOriginal, isAwardedElsewhere, isApplied, firstApplied, minutes, link.',
  })
  draft: Record<string, unknown>;

  @ApiProperty({ type: [ApiSubmissionFile], description: 'Of the draft.' })
  files: ApiSubmissionFile[];

  @ApiProperty({ type: [ApiSubmissionVersion], description: 'What was sent, the newest first.' })
  versions: ApiSubmissionVersion[];

  @ApiProperty({ type: ApiFormalCheck, nullable: true })
  check: ApiFormalCheck | null;
}

/** A draft to be kept. */
export class ApiDraftToSave {
  @ApiProperty({ type: 'integer', description: 'That the program has seen.' })
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  revision: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'All of it, as `ApiSentSubmission.draft`; what is left out is empty.',
  })
  @IsObject()
  draft: Record<string, unknown>;
}

export class ApiDraftSaved {
  @ApiProperty({ type: 'integer' })
  revision: number;

  @ApiProperty({ type: String, format: 'date-time' })
  savedAt: string;
}

/** A file to be promised. */
export class ApiFilePromise {
  @ApiProperty({ enum: ROLES, description: 'A main file takes the place of the one before.' })
  @IsIn(ROLES)
  role: (typeof ROLES)[number];

  @ApiProperty({ example: 'bai-du-thi.docx' })
  @IsString()
  @MaxLength(500)
  name: string;

  @ApiProperty({ type: 'integer', description: 'In bytes.' })
  @IsInt()
  @Min(1)
  size: number;

  @ApiProperty({ description: 'SHA-256 in lower-case hexadecimal.' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;
}

/** Something that stands in the way of sending. */
export class ApiSubmissionFault {
  @ApiProperty({ nullable: true, type: String, example: 'authors[1].birthDate', description: 'The field; null for what the rules say.' })
  field: string | null;

  @ApiProperty()
  message: string;
}

/** A part of the text with its words. */
export class ApiWordPart {
  @ApiProperty({ example: 'Phụ lục' })
  name: string;

  @ApiProperty({ type: 'integer' })
  words: number;

  @ApiProperty({ description: 'Whether its words are in the sum.' })
  counted: boolean;
}

/** The look before sending. */
export class ApiSubmissionCheck {
  @ApiProperty({ type: [ApiSubmissionFault], description: 'Empty: it can be sent.' })
  faults: ApiSubmissionFault[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the main part; null where they cannot be counted, or not yet.' })
  words: number | null;

  @ApiProperty({ type: [ApiWordPart] })
  parts: ApiWordPart[];
}

/** What is sent. */
export class ApiSubmissionSending {
  @ApiProperty({ type: 'integer', description: 'Of the draft that is meant.' })
  @IsInt()
  @Min(0)
  revision: number;

  @ApiProperty({ format: 'uuid', description: 'Made by the program: sent twice with the same, it is one version.' })
  @IsUUID()
  key: string;

  @ApiProperty({
    isArray: true,
    enum: ['true-and-own', 'authors-agree'],
    description:
      'What the person has said: that the work is theirs, what is told is true and the rules are agreed to; that all other authors know and agree, where there are any.',
  })
  @IsArray()
  @IsIn(['true-and-own', 'authors-agree'], { each: true })
  declares: ('true-and-own' | 'authors-agree')[];
}

/** The proof that a submission was received. */
export class ApiSubmissionReceipt {
  @ApiProperty({ example: 'LDB-7F3K-92QX' })
  code: string;

  @ApiProperty({ description: 'Name of the part.', example: 'Thi viết' })
  partName: string;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt: string;

  @ApiProperty({ description: 'SHA-256 of everything that was sealed, with a secret salt.' })
  sealSha256: string;

  @ApiProperty({ description: 'Whether a later version counts in its stead.' })
  isReplaced: boolean;

  @ApiProperty({ nullable: true, type: String, description: 'Title; for the owner alone, null for everybody else.' })
  title: string | null;
}
