import { ApiProperty } from '@nestjs/swagger';
import { ApiUnit } from '../contest/contest.schemas.js';

/** What only the owner of a receipt sees. */
export class ApiReceiptOwner {
  @ApiProperty({ example: 'Đỗ Thị Lụa' })
  fullName: string;

  @ApiProperty({ type: ApiUnit, nullable: true, description: 'The unit that the attempt counts for.' })
  unit: ApiUnit | null;

  @ApiProperty({ type: 'integer', description: 'How many questions were answered.', example: 20 })
  answered: number;

  @ApiProperty({ type: 'integer', description: 'How many questions there were.', example: 20 })
  questions: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The guess.' })
  prediction: number | null;
}

/** The proof that an attempt was received. */
export class ApiReceipt {
  @ApiProperty({ example: 'LD1-7F3K-92QX' })
  code: string;

  @ApiProperty({ description: 'Name of the round.', example: 'Tuần thi thứ nhất' })
  roundName: string;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt: string;

  @ApiProperty({
    description: '`deadline`: time was up, and the server submitted what it held; `board`: the board has taken answers that came late.',
    enum: ['contestant', 'deadline', 'board'],
  })
  sealedBy: 'contestant' | 'deadline' | 'board';

  @ApiProperty({ description: 'SHA-256 of everything that was sealed, with a secret salt.' })
  sealSha256: string;

  @ApiProperty({ type: ApiReceiptOwner, nullable: true, description: 'For the owner alone; null for everybody else.' })
  owner: ApiReceiptOwner | null;
}
