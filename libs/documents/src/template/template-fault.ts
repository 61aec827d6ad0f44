/** A mistake in a tenant's template, for the person who wrote it. */
export interface TemplateFault {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** What is wrong and what may stand there instead. */
  sentence: string;
}

/** Raised while a template draws, where only drawing shows the mistake. */
export class TemplateDrawingFault extends Error {
  constructor(readonly fault: TemplateFault) {
    super(fault.sentence);
  }
}

/** Line and column of a character (from 0) in a source. */
export function positionOf(source: string, offset: number): Pick<TemplateFault, 'line' | 'column'> {
  const before = source.slice(0, Math.max(0, offset)).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

/** All faults in one text, a line each: "dòng 3, cột 5: …". */
export function faultsText(faults: readonly TemplateFault[]): string {
  return faults.map(({ line, column, sentence }) => `Dòng ${line}, cột ${column}: ${sentence}`).join('\n');
}
