import type { INestApplicationContext } from '@nestjs/common';
import type { Attempt } from '#attempts';
import type { RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { SealedBanks } from '#questions';
import type { Registration } from '#registrations';
import { asSuperuser } from '../support/query.js';
import { aSealedSitting } from './a-sealed-sitting.js';

/** Who sits, by how many of three questions right: the one who answers right too late has one. */
const RIGHT = { best: 3, good: 2, late: 1 } as const;

export type Sitters = Record<keyof typeof RIGHT, { attempt: Attempt; registration: Registration }>;

/** Three people who have sat in the first round of the contest in scope; all answers of the last of them came, right, but too late. */
export async function sittersOfWhomOneIsLate(source: Pick<INestApplicationContext, 'get'>, running: RunningContest): Promise<Sitters> {
  const names = { best: 'Đỗ Thị Lụa', good: 'Trần Văn An', late: 'Nguyễn Hoàng Phương Thảo' };
  const sat = {} as Sitters;
  for (const [n, name] of (['best', 'good', 'late'] as const).entries())
    sat[name] = await aSealedSitting(source, running, {
      right: RIGHT[name],
      fullName: names[name],
      // Who would be as good as the best was slower.
      minutes: 5 + n,
      startsAt: parseLocal(`2024-10-22 0${n + 7}:00`)!,
    });
  await lateAnswers(source, sat.late.attempt);
  return sat;
}

/** Right answers to all questions of a sealed attempt, which came after it was sealed. */
export async function lateAnswers(source: Pick<INestApplicationContext, 'get'>, attempt: Attempt): Promise<void> {
  const banks = source.get(SealedBanks, { strict: false });
  const [{ questions }, { key }] = [await banks.byId(attempt.bankId), await banks.key(attempt.bankId)];
  for (const [at, position] of attempt.questions.entries()) {
    const mark = key[questions[position]!.id]!.reduce((bits, option) => bits | (1 << option), 0);
    // A mark names options in the bank's order; what is sent, as the paper shows them.
    await asSuperuser(
      `insert into late_answers (tenant_id, attempt_id, place, number, mark, received_at)
       select $1::uuid, $2::uuid, $3::smallint, 99, bits, app_now() from generate_series(1, 15) bits
       where (marks_of(array[bits]::smallint[], array[(select orders[$3::smallint] from attempts where tenant_id = $1::uuid and id = $2::uuid)]))[1] = $4::smallint
       limit 1`,
      [attempt.tenantId, attempt.id, at + 1, mark],
    );
  }
}
