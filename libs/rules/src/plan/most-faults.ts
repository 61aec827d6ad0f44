/** Nobody mends more at a time, and what has more is no plan: the search for faults ends here, and so does the list of them. */
export const MOST_FAULTS = 200;
