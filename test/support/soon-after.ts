const stopwatch = performance.now.bind(performance);
let aheadMs = 0;

/**
 * Lets time go by for what a process remembers for a while, without waiting for it: the stopwatch of this thread runs ahead from
 * now on and never back, so nobody who looks at it twice sees it run backwards. No clock is moved and no timer goes off.
 */
export function soonAfter(ms: number): void {
  aheadMs += ms;
  performance.now = () => stopwatch() + aheadMs;
}
