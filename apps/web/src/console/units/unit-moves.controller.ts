import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { ContestReader } from '#contests';
import { UnitMoves } from '#registrations';
import { UnitError, type UnitId, UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import type { ListView } from '../view-models.js';
import { unitMoves } from './unit-moves-presenter.js';

class MovesQuery {
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** Who has come to a unit and who has left it. */
@Controller('quan-tri/don-vi/:unit/doi-don-vi')
export class UnitMovesController {
  constructor(
    private readonly units: UnitRegister,
    private readonly moves: UnitMoves,
    private readonly accounts: Accounts,
    private readonly contests: ContestReader,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Param('unit', ID) id: UnitId, @Query(FORM) { trang }: MovesQuery): Promise<Page> {
    const unit = await this.units.findById(id);
    if (!unit) throw new UnitError('NO_UNIT');
    const number = pageNumber(trang);
    const { moves, total } = await this.moves.page(id, { skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    return consolePage<ListView>(
      'list',
      unitMoves({
        unit,
        moves,
        total,
        number,
        counts: await this.moves.countsOf(id),
        people: await this.accounts.findMany(moves.flatMap(({ accountId }) => accountId ?? [])),
        units: await this.units.findMany(moves.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId])),
        runningContest: (await this.contests.findRunning())?.contest.id,
      }),
    );
  }
}
