import type { Part } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';

/** For whom a part is, where it is not for everybody who may take part. */
export function audienceClause({ audiences }: Part, nameOf: NameOf): string | undefined {
  return audiences && `Phần thi này chỉ dành cho: ${audiences.map((audience) => nameOf('audiences', audience)).join('; ')}.`;
}
