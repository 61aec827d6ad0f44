/**
 * From where on somebody is asked to look. Each number has its reason; all stand here, so that they are discussed in one place.
 * They are set so that what is usual stays unseen: families on one phone, a class in its computer room, fast readers, people
 * who know everything.
 */
export const THRESHOLDS = {
  device: {
    /**
     * Different people on one browser in one round. Households with more than seven who may take part are rare, and whoever
     * enters for others declares it: those entries are not counted.
     */
    people: 8,
  },
  speed: {
    /** Somebody who hands in after three questions has given up, whatever the time. */
    answered: 8,
    /** Finding the option and touching it, when the answer is known before the question was read to its end. */
    touchMs: 800,
    /** Silent reading is some 25 characters a second, skimming some 60. Nobody reads faster than this. */
    charactersPerSecond: 90,
  },
  identical: {
    /** Fewer wrong answers in common can be the same two pages of a book. */
    sharedWrong: 6,
    /** How many such pairs chance alone would make in the whole round, at most. */
    expectedPairs: 0.01,
  },
  burst: {
    /** In one minute of one unit, when there were at most half as many browsers: somebody goes through a list. */
    attempts: 15,
    /** The same when everybody had a browser of their own: more than a class, more than an office. */
    ownDevices: 60,
    /** Times as many as the unit's share of what happened everywhere in that minute or hour. */
    timesUsual: 10,
  },
  again: {
    /** What people have decided upon is shown again when so many times as many are concerned as they had before their eyes, */
    times: 1.5,
    /** and at least so many more: a latecomer changes no conclusion. */
    more: 5,
  },
} as const;

/** A case lists so many people at most; it counts all. */
export const MOST_LISTED = 200;

/** Of each kind so many cases of a round at most, the clearest first: nobody reads more. */
export const MOST_CASES = 500;
