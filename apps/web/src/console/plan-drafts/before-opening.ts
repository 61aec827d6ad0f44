import { Injectable } from '@nestjs/common';
import { formatDate, parseLocal } from '#kernel';
import type { RuleSet } from '#rules';
import { UnitRegister } from '#units';
import type { OpenDraft } from './draft-desk.js';
import { NamedPlaces } from './named-places.js';

/** What must be done by the time a contest opens, but stands in nobody's way of publishing it. */
@Injectable()
export class BeforeOpening {
  constructor(
    private readonly units: UnitRegister,
    private readonly places: NamedPlaces,
  ) {}

  /** A sentence for each thing to be done. */
  async tasks({ reading, draft }: Pick<OpenDraft, 'reading' | 'draft'>): Promise<string[]> {
    const { ruleSet } = reading;
    // Whoever deploys a contest uses its owner's units; their own come with the plan.
    if (!ruleSet || ruleSet.deploys !== undefined || draft.state !== 'open') return [];
    return [...(await this.missingUnits(ruleSet)), ...(await this.places.strays(ruleSet))];
  }

  /** Everybody registers with a unit: a group whose kind of unit the register does not have cannot enter. */
  private async missingUnits({ audiences, contest: { unitsAt: day } }: RuleSet): Promise<string[]> {
    const has = {
      residence: await this.units.hasAny({ basis: 'residence', day }),
      workplace: await this.units.hasAny({ basis: 'workplace', day }),
    };
    const stranded = audiences.filter(({ registersBy: by }) => (by === 'either' ? !has.residence && !has.workplace : !has[by]));
    if (stranded.length === 0) return [];
    const who =
      stranded.length === audiences.length
        ? 'chưa ai đăng ký dự thi được'
        : `chưa đăng ký được: ${stranded.map(({ name }) => name).join('; ')}`;
    return [
      `Danh mục đơn vị ngày ${formatDate(parseLocal(day) as Date)} chưa có nơi để chọn khi đăng ký, nên ${who}. Hãy nhờ người vận hành hệ thống nhập danh mục đơn vị.`,
    ];
  }
}
