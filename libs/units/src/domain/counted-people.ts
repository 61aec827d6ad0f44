/** How many people a unit has, since when, and who says so. */
export interface CountedPeople {
  people: number;
  /** How many of them lead or manage; null where nobody has said. */
  leaders: number | null;
  /** The calendar day on which it was so; it holds until a later one. */
  countedOn: string;
  /** "Báo cáo biên chế tháng 6/2026" */
  source: string;
}
