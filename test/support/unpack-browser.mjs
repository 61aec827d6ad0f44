// Unpacks the browser that comes along into a folder: node unpack-browser.mjs FOLDER ARCHIVE_OF_LIBRARIES. A program of its own,
// because a process that writes a file cannot run it while another of its threads is just starting something.
import { mkdirSync, renameSync, rmSync } from 'node:fs';

const [folder, libraries] = process.argv.slice(2);
const fresh = `${folder}.${process.pid}`;
mkdirSync(fresh, { recursive: true });
process.env.TMPDIR = fresh;
const { default: carried, inflate } = await import('@sparticuz/chromium');
await carried.executablePath();
await inflate(libraries);
try {
  renameSync(fresh, folder);
} catch {
  // Somebody else was quicker: theirs is as good.
  rmSync(fresh, { recursive: true });
}
