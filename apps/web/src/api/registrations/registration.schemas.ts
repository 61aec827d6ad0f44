import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { BASES } from '../contest/contest.schemas.js';

/** Somebody who wants to take part. */
export class ApiRegistration {
  @ApiProperty({ description: 'As on the identity card.', maxLength: 300, example: 'Đỗ Thị Lụa' })
  @IsString()
  @MaxLength(300)
  fullName: string;

  @ApiProperty({ format: 'date', example: '1962-07-07' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  birthDate: string;

  @ApiPropertyOptional({ description: 'A mobile number, to which the code goes.', maxLength: 300, example: '0912 345 678' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  phone?: string;

  @ApiPropertyOptional({ description: 'Instead of a phone number, for those who have none.', maxLength: 300, example: 'lua@vidu.vn' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  email?: string;

  @ApiPropertyOptional({ description: 'Code of an audience; needed where the contest has several.', maxLength: 100, example: 'nhan-dan' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  audience?: string;

  @ApiPropertyOptional({ description: 'By what one counts, where the audience leaves a choice.', enum: BASES, enumName: 'Basis' })
  @IsOptional()
  @IsIn(BASES)
  basis?: (typeof BASES)[number];

  @ApiPropertyOptional({
    description:
      'The unit that one counts for: an id that `findUnits` gave for this basis. Needed but on the site of a ward, which counts itself.',
    format: 'uuid',
  })
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @ApiPropertyOptional({ description: 'On the site of a ward: one of its own units, for those who belong to one.', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  viaUnitId?: string;

  @ApiProperty({ description: 'That the organisers may use this for the contest; it must be true.' })
  @IsBoolean()
  consent: boolean;
}
