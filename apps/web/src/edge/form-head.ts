/** The head of a part names its field and its file: browsers write some hundred bytes. What is longer is not searched through. */
export const LONGEST_HEAD = 4096;

/** A parameter of Content-Disposition; browsers write quotes as %22. */
export function parameter(head: string, name: string): string | undefined {
  const found = new RegExp(`content-disposition:[^\\r\\n]*;\\s*${name}="([^"\\r\\n]*)"`, 'i').exec(head)?.[1];
  return found?.replaceAll('%22', '"');
}

/** An error that is answered with the status. */
export function refused(statusCode: number, text: string): Error {
  return Object.assign(new Error(text), { statusCode });
}
