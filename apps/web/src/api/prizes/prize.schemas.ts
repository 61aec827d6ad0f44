import { ApiProperty } from '@nestjs/swagger';

const SAID = ['silent', 'confirmed', 'refused'] as const;
export type ApiPrizeSaid = (typeof SAID)[number];

/** What was promised of a draw before the round closed. */
export class ApiDrawCommitment {
  @ApiProperty({ description: 'What everybody reads, line by line.' })
  text: string;

  @ApiProperty({ description: 'SHA-256 of the text.' })
  sha256: string;

  @ApiProperty({ format: 'date-time' })
  committedAt: string;
}

/** The list from which is drawn. */
export class ApiDrawList {
  @ApiProperty()
  people: number;

  @ApiProperty({ description: 'SHA-256 of the pseudonyms in the order of their letters, each on a line.' })
  sha256: string;

  @ApiProperty({ format: 'date-time' })
  frozenAt: string;
}

/** Somebody of another team who has read the same value at the source. */
export class ApiDrawWitness {
  @ApiProperty({ description: 'Code of the team.' })
  team: string;

  @ApiProperty({ format: 'date-time' })
  witnessedAt: string;
}

/** The seed, once two have witnessed it. */
export class ApiDrawSeed {
  @ApiProperty({ description: 'What the source published.' })
  value: string;

  @ApiProperty({ description: 'Where everybody can look it up.' })
  evidenceUrl: string;

  @ApiProperty({ format: 'date-time', description: 'When the source published it.' })
  publishedAt: string;

  @ApiProperty({ description: 'SHA-256 of the commitment’s SHA-256, a line feed and the value.' })
  seed: string;

  @ApiProperty({ type: [ApiDrawWitness] })
  witnesses: ApiDrawWitness[];
}

/** How a round is drawn whose rules take the seed from outside. */
export class ApiDraw {
  @ApiProperty({ description: 'From where the seed comes, as the rules say it.' })
  source: string;

  @ApiProperty({ type: ApiDrawCommitment, nullable: true, description: 'Null before the round has opened.' })
  commitment: ApiDrawCommitment | null;

  @ApiProperty({ type: ApiDrawList, nullable: true, description: 'Null before the round has closed.' })
  list: ApiDrawList | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether anybody had to be drawn; null while nobody may know.' })
  isNeeded: boolean | null;

  @ApiProperty({ type: ApiDrawSeed, nullable: true, description: 'Null until two have witnessed it.' })
  seed: ApiDrawSeed | null;
}

/** One’s own prize. */
export class ApiOwnPrize {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Code of the round.', example: 'dot-1' })
  round: string;

  @ApiProperty({ example: 'Giải Nhất' })
  prize: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Đồng; null where the sum is decided otherwise.' })
  amount: number | null;

  @ApiProperty({ enum: SAID, enumName: 'PrizeSaid', description: 'What the winner has said of it.' })
  said: ApiPrizeSaid;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  paidAt: string | null;
}

export class ApiOwnPrizes {
  @ApiProperty({ type: [ApiOwnPrize], description: 'Of public results.' })
  items: ApiOwnPrize[];
}

/** A prize of a public round, for staff who pay prizes. */
export class ApiRoundPrize extends ApiOwnPrize {
  @ApiProperty({ description: 'Place in the ranking.' })
  rank: number;

  @ApiProperty({ type: String, nullable: true, description: 'Null once the person was erased.' })
  fullName: string | null;

  @ApiProperty({ type: String, nullable: true })
  unit: string | null;
}

export class ApiRoundPrizes {
  @ApiProperty({ type: [ApiRoundPrize], description: 'In the order of the ranking; never with bank data.' })
  items: ApiRoundPrize[];
}
