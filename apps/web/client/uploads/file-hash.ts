/**
 * The SHA-256 of a file in hex, by the browser itself: a file of 30 MiB is read as a whole.
 * @returns undefined where the browser cannot (a page without https), or the file is gone
 */
export async function fileHash(file: Blob): Promise<string | undefined> {
  // The types promise what pages without https lack.
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) return undefined;
  try {
    const hash = new Uint8Array(await subtle.digest('SHA-256', await readWhole(file)));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}

function readWhole(file: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as ArrayBuffer));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')));
    reader.readAsArrayBuffer(file);
  });
}
