import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';

/** Whoever signs in. */
export class ApiSignIn {
  @ApiProperty({ description: 'The phone number or e-mail address that one registered with.', maxLength: 300, example: '0912 345 678' })
  @IsString()
  @MaxLength(300)
  contact: string;
}

/** A code is on its way. */
export class ApiCodeSent {
  @ApiProperty({ description: 'Names the code when it is confirmed.', format: 'uuid' })
  confirmation: string;

  @ApiProperty({ description: 'Where the code went, so that only its owner knows the place.', example: 'số 091 ••• •678' })
  sentTo: string;

  @ApiProperty({ description: 'Until when the code counts.', type: String, format: 'date-time' })
  expiresAt: string;
}

/** The six digits that came by message. */
export class ApiCode {
  @ApiProperty({ description: 'As it was given when the code was sent.', format: 'uuid' })
  @IsUUID()
  confirmation: string;

  @ApiProperty({ description: 'Five guesses, ten minutes, once.', maxLength: 40, example: '493027' })
  @IsString()
  @MaxLength(40)
  code: string;
}

/** One of those who are reached by the same phone number or e-mail address. */
export class ApiSharer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Đỗ Thị Lụa' })
  fullName: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 1962 })
  birthYear: number | null;
}

/** Who is sitting here. */
export class ApiPerson {
  @ApiProperty({ description: 'As it stands among `people`.', format: 'uuid' })
  @IsUUID()
  person: string;
}

/** A session. */
export class ApiSession {
  @ApiProperty({ description: 'Comes along as `Authorization: Bearer TOKEN`. Whoever has it is the contestant: keep it safe.' })
  token: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: string;
}

/** A session, and whose it is: a family may share a phone. */
export class ApiSignedIn extends ApiSession {
  @ApiProperty({ description: 'Whose session it is: the first of `people` until another is chosen.', format: 'uuid' })
  person: string;

  @ApiProperty({
    type: [ApiSharer],
    description: 'Everybody who is reached by the same phone number or address, by name. Ask who is sitting here where there are several.',
  })
  people: ApiSharer[];
}
