const END_OF_ZIP = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY_OF_ZIP = 0x02014b50;
/** The end of a zip file and the longest note behind it. */
const ZIP_TAIL = 22 + 65_535;
const BEGINNING = 1024;
const MARKUP = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)\b/i;

/** Whether programs would open the file as a zip file (JAR, APK, DOCX …), wherever in it that begins. */
export function hasZip(file: Buffer): boolean {
  const first = Math.max(0, file.length - ZIP_TAIL);
  const tail = file.subarray(first);
  for (let found = tail.indexOf(END_OF_ZIP); found >= 0; found = tail.indexOf(END_OF_ZIP, found + 1)) {
    const at = first + found;
    if (at + 22 > file.length) return false;
    // Random bytes say this now and then; a directory of files then stands nowhere.
    const size = file.readUInt32LE(at + 12);
    const offset = file.readUInt32LE(at + 16);
    if ([at - size, offset].some((place) => place >= 0 && place + 4 <= at && file.readUInt32LE(place) === ENTRY_OF_ZIP)) return true;
  }
  return false;
}

/** Whether readers of PDF would take it, which look for its beginning in the first kilobyte. */
export function hasPdf(file: Buffer): boolean {
  return file.subarray(0, BEGINNING).includes('%PDF-');
}

/** Whether old browsers, which guess, would take it for a page. */
export function looksLikePage(file: Buffer): boolean {
  return MARKUP.test(file.toString('latin1', 0, BEGINNING));
}
