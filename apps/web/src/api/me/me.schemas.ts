import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ApiUnit, BASES } from '../contest/contest.schemas.js';
import { ApiGuardian } from '../registrations/registration.schemas.js';
import { ApiCode } from '../sessions/session.schemas.js';

/** One's registration in the running contest. */
export class ApiOwnRegistration {
  @ApiProperty({ type: ApiUnit, nullable: true })
  unit: ApiUnit | null;

  @ApiProperty({ description: 'Code of the audience.', example: 'nhan-dan' })
  audience: string;

  @ApiProperty({ enum: BASES, enumName: 'Basis' })
  basis: (typeof BASES)[number];

  @ApiProperty({ description: 'The consent that holds now: that the name, cut, may be public.' })
  publishName: boolean;

  @ApiProperty({
    enum: ['none', 'awaited', 'given', 'withdrawn'],
    description: 'Whether a guardian has to consent, and has. Nobody sits while it is awaited.',
  })
  guardian: 'none' | 'awaited' | 'given' | 'withdrawn';
}

/** The registration that one asks to be counted anew. */
export class ApiUnitChoice {
  @ApiProperty({ enum: BASES, enumName: 'Basis' })
  @IsIn(BASES)
  basis: (typeof BASES)[number];

  @ApiProperty({ format: 'uuid', description: 'An id that `findUnits` gave for this basis.' })
  @IsUUID()
  unitId: string;
}

/** Whether the name, cut, may be public. */
export class ApiPublication {
  @ApiProperty()
  @IsBoolean()
  publishName: boolean;
}

/** Everything that is kept of oneself. Its parts grow with what contests ask for, so they are described in words only. */
export class ApiMyData {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Name, birth date, phone and e-mail.' })
  account: Record<string, unknown>;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'For each contest what was told, whom one counts for, every consent in order of time, the attempts, and what organisers have asked about them with the answers.',
  })
  contests: Record<string, unknown>[];
}

/** Whom to ask: the guardian who was named when registering, or another one. */
export class ApiGuardianQuestion {
  @ApiPropertyOptional({ type: () => ApiGuardian, description: 'Instead of whoever was named before.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ApiGuardian)
  guardian?: ApiGuardian;
}

/** The guardian's word. */
export class ApiGuardianWord extends ApiCode {
  @ApiProperty({ description: 'Whether the guardian agrees that the name of the child, cut, may be public.' })
  @IsBoolean()
  publishName: boolean;
}

/** Who is signed in. */
export class ApiMe {
  @ApiProperty({ example: 'Đỗ Thị Lụa' })
  fullName: string;

  @ApiProperty({ type: ApiOwnRegistration, nullable: true, description: 'Null for an account that has not registered in this contest.' })
  registration: ApiOwnRegistration | null;
}
