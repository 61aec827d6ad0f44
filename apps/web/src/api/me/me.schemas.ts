import { ApiProperty } from '@nestjs/swagger';
import { ApiUnit, BASES } from '../contest/contest.schemas.js';

/** One's registration in the running contest. */
export class ApiOwnRegistration {
  @ApiProperty({ type: ApiUnit, nullable: true })
  unit: ApiUnit | null;

  @ApiProperty({ description: 'Code of the audience.', example: 'nhan-dan' })
  audience: string;

  @ApiProperty({ enum: BASES, enumName: 'Basis' })
  basis: (typeof BASES)[number];
}

/** Who is signed in. */
export class ApiMe {
  @ApiProperty({ example: 'Đỗ Thị Lụa' })
  fullName: string;

  @ApiProperty({ type: ApiOwnRegistration, nullable: true, description: 'Null for an account that has not registered in this contest.' })
  registration: ApiOwnRegistration | null;
}
