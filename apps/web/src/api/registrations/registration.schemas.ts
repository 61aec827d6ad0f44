import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { BASES } from '../contest/contest.schemas.js';

/** Mother, father or guardian of somebody who is too young to decide alone. */
export class ApiGuardian {
  @ApiProperty({ maxLength: 120, example: 'Lê Thị Mẹ' })
  @IsString()
  @MaxLength(300)
  fullName: string;

  @ApiProperty({ enum: ['mother', 'father', 'guardian'] })
  @IsIn(['mother', 'father', 'guardian'])
  relation: 'mother' | 'father' | 'guardian';

  @ApiProperty({ description: 'A phone number or e-mail address, to which a code goes.', maxLength: 300 })
  @IsString()
  @MaxLength(300)
  contact: string;
}

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

  @ApiPropertyOptional({ description: 'Where the rules ask for it.', maxLength: 300, example: 'Chuyên viên' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  position?: string;

  @ApiPropertyOptional({ description: 'Where the rules ask for it.', maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  address?: string;

  @ApiPropertyOptional({ description: 'Where the rules ask for it; kept encrypted.', maxLength: 60, example: '001162000123' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  identityNumber?: string;

  @ApiPropertyOptional({ description: 'That the identity number is right although the first answer said that it looks wrong.' })
  @IsOptional()
  @IsBoolean()
  identityConfirmed?: boolean;

  @ApiPropertyOptional({ description: 'The word that the announcement gives to everyone, where the rules ask for it.', maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  accessWord?: string;

  @ApiPropertyOptional({
    description: 'Codes of the statements that the person declares, where the rules ask for them.',
    isArray: true,
    type: String,
  })
  @IsOptional()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  declared?: string[];

  @ApiPropertyOptional({ description: 'Who consents for a child, where the rules want it.', type: () => ApiGuardian })
  @IsOptional()
  @ValidateNested()
  @Type(() => ApiGuardian)
  guardian?: ApiGuardian;

  @ApiPropertyOptional({ description: 'The other consent: that the name, cut, may be public. Never needed.' })
  @IsOptional()
  @IsBoolean()
  publishName?: boolean;

  @ApiProperty({ description: 'That the organisers may use this for the contest; it must be true.' })
  @IsBoolean()
  consent: boolean;
}
