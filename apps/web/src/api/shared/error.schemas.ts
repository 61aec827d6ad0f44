import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One thing that is wrong. */
export class ApiFault {
  @ApiProperty({ description: 'Stable name of the error; new ones may be added.', example: 'FIELD_WRONG' })
  code: string;

  @ApiProperty({ description: 'What happened and what to do, in Vietnamese, for the person.', example: 'Trường này phải là số nguyên.' })
  message: string;

  @ApiPropertyOptional({ description: 'The field that is wrong, with dots for what lies inside another.', example: 'answers.0.seq' })
  field?: string;
}

/** Every answer that is no success. */
export class ApiErrors {
  @ApiProperty({ type: [ApiFault], description: 'Everything that is wrong; at least one.' })
  errors: ApiFault[];

  @ApiProperty({ description: 'Names this request in the log of the server.', example: 'req-1f' })
  requestId: string;
}
