/** Codes for questions that come without: "CH-0001" and on, behind the highest that there is. */
export function* freeCodes(taken: Iterable<string>): Generator<string, undefined> {
  let last = 0;
  for (const code of taken) last = Math.max(last, Number(/^CH-(\d{1,7})$/i.exec(code)?.[1] ?? 0));
  for (;;) yield `CH-${String((last += 1)).padStart(4, '0')}`;
}
