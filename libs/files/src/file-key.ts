const MOST_CHARACTERS = 300;
/** No empty part and none that begins with a dot: nothing leads upward, nothing is hidden. */
const KEY = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/;

/** The parts of a key. @throws Error for one that is not made of plain words: keys come from our code, so that is a defect. */
export function keyParts(key: string): string[] {
  if (key.length > MOST_CHARACTERS || !KEY.test(key)) throw new Error(`Not a key of a file: ${JSON.stringify(key.slice(0, 80))}`);
  return key.split('/');
}
