/** How the container begins that office programs wrote until 2007, and write to this day where there is a password. */
const CONTAINER = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** What lies in such a container, as a code of OfficeFileError; undefined for a file that is none. */
export function oldOfficeKind(bytes: Buffer): 'LOCKED' | 'OLD_WORD' | 'OLD_EXCEL' | 'UNREADABLE' | undefined {
  if (!bytes.subarray(0, CONTAINER.length).equals(CONTAINER)) return undefined;
  const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'LOCKED';
  if (holds('WordDocument')) return 'OLD_WORD';
  return holds('Workbook') || holds('Book') ? 'OLD_EXCEL' : 'UNREADABLE';
}
