import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FACES, TEXT_FACES } from '../fonts/faces.js';
import { MARKING_SHEETS } from '../marking/marking-sheets-page.js';
import { OFFICIAL_TEXT } from './official-text-page.js';
import type { TypstJob, TypstReply } from './typst-job.js';

/** Can neither exist nor be made, so a document finds no file to read. */
const NOWHERE = '/dev/null/nowhere';

/** The texts reach Typst as inputs, never as source, so nothing in them is a command. */
const DRAWING = `
#set document(title: sys.inputs.title, date: auto)
#set text(lang: "vi", region: "VN", font: "Be Vietnam Pro")
#let (width, height) = if sys.inputs.at("page", default: "") == "upright" { (210mm, 297mm) } else { (297mm, 210mm) }
#set page(width: width, height: height, margin: 0mm)
#image(bytes(sys.inputs.svg), format: "svg", width: width, height: height, alt: sys.inputs.title)
`;

/** Typesets documents as PDF/A with the carried fonts; runs in a process of its own, since a compilation blocks. */
export class PageCompiler {
  private readonly compiler = NodeCompiler.create({
    workspace: NOWHERE,
    fontArgs: [{ fontBlobs: [...FACES, ...TEXT_FACES].map((face) => readFileSync(face.path)) }],
  });

  compile({ createdAt, ...job }: TypstJob): TypstReply {
    try {
      const isText = 'text' in job || 'sheets' in job;
      const page = 'text' in job ? OFFICIAL_TEXT : 'sheets' in job ? MARKING_SHEETS : DRAWING;
      const compiled = this.compiler.compile({ mainFileContent: page, inputs: { ...job } });
      if (!compiled.result) {
        const error = compiled.takeError();
        return { fault: error ? JSON.stringify(error.shortDiagnostics) : 'no document' };
      }
      // A text has a structure that a screen reader can follow (level A); a drawing is one picture.
      return { pdf: this.compiler.pdf(compiled.result, { pdfStandard: isText ? 'a-2a' : 'a-2b', creationTimestamp: createdAt }) };
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) };
    } finally {
      this.compiler.evictCache(0);
    }
  }
}
