import { inflateRawSync } from 'node:zlib';

const ENTRY = 0x02014b50;

/** A file inside a .docx as text: "word/document.xml". @throws Error when it is not there */
export function readWordPart(docx: Buffer, name: string): string {
  // The central directory stands before the last record, which says where it begins.
  const end = docx.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = docx.readUInt32LE(end + 16);
  while (docx.readUInt32LE(at) === ENTRY) {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((offset, place) =>
      place === 0 ? docx.readUInt32LE(at + offset) : docx.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    if (docx.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = docx.readUInt32LE(at + 42);
      const start = local + 30 + docx.readUInt16LE(local + 26) + docx.readUInt16LE(local + 28);
      const bytes = docx.subarray(start, start + packed);
      return (docx.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no ${name} in the file`);
}
