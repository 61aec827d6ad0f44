import { Get, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { Public } from '#access';
import { ContestReader } from '#contests';
import { RegistrationSteps } from '#registrations';
import { ApiController, Operation } from '../shared/operation.js';
import { unitAnswer } from './contest-answer.js';
import { ApiUnit, BASES } from './contest.schemas.js';

/** A search for units. */
export class ApiUnitQuery {
  @ApiProperty({ description: 'A few letters of the name or the place; tones may be left out.', maxLength: 300, example: 'phuong 9' })
  @IsString()
  @MaxLength(300)
  q: string;

  @ApiPropertyOptional({ description: 'By what one wants to count.', enum: BASES, enumName: 'Basis', default: 'residence' })
  @IsOptional()
  @IsIn(BASES)
  basis?: (typeof BASES)[number];
}

export class ApiUnits {
  @ApiProperty({ type: [ApiUnit], description: 'The nearest first; at most twelve.' })
  items: ApiUnit[];
}

/** The units of the contest. */
@ApiController('contest')
export class UnitsApiController {
  constructor(
    private readonly contests: ContestReader,
    private readonly steps: RegistrationSteps,
  ) {}

  @Get('units')
  @Public('units are public; whoever registers chooses one')
  @Operation({
    id: 'findUnits',
    summary: 'Units whose name or place contains what was typed',
    answer: { status: 200, description: 'The units that fit.', type: ApiUnits },
    failures: [400, 404],
  })
  async find(@Query() { q, basis = 'residence' }: ApiUnitQuery): Promise<ApiUnits> {
    const found = await this.steps.findUnits(await this.contests.running(), q, basis);
    return { items: found.map(unitAnswer) };
  }
}
