import { readSvg } from '../drawings/read-svg.js';
import { svgFaults } from '../drawings/svg-faults.js';
import { DocumentError } from '../documents.errors.js';
import type { CertificateView } from '../certificate/certificate-view.js';
import { specimenView } from '../certificate/specimen.js';
import { templateEngine } from './helpers.js';
import { syntaxTreeFaults } from './syntax-tree-faults.js';
import { faultsText, positionOf, TemplateDrawingFault, type TemplateFault } from './template-fault.js';

const MOST_CHARACTERS = 200_000;
/** A4 landscape in millimetres, the unit of every template. */
const PAGE = '0 0 297 210';
const engine = templateEngine();

/** A template that was checked: it draws SVG and nothing else. */
export class CertificateTemplate {
  constructor(
    readonly source: string,
    private readonly draw: (view: CertificateView) => string,
  ) {}

  /**
   * The page of one certificate as SVG; what came out of template and data together is checked again.
   * @throws DocumentError TEMPLATE_UNFIT
   */
  toSvg(view: CertificateView): string {
    const faults = drawingFaults(this.source, () => this.draw(view));
    if (Array.isArray(faults)) throw new DocumentError('TEMPLATE_UNFIT', { reasons: faultsText(faults) });
    return faults.svg;
  }
}

export type TemplateVerdict = { ok: true; template: CertificateTemplate; faults: [] } | { ok: false; faults: TemplateFault[] };

/**
 * Checks a tenant's Handlebars template and makes it ready: its syntax tree, then the SVG that it yields for specimen
 * data. Never throws for what the tenant wrote; `faults` are in the order of the source.
 */
export function compileTemplate(source: string): TemplateVerdict {
  const text = source.normalize('NFC');
  if (text.length > MOST_CHARACTERS) return refused({ line: 1, column: 1, sentence: 'Mẫu quá dài (hơn 200.000 ký tự).' });
  let program: hbs.AST.Program;
  try {
    program = engine.parse(text);
  } catch (error) {
    return refused(syntaxFault(error));
  }
  const faults = syntaxTreeFaults(program);
  if (faults.length > 0) return { ok: false, faults };
  const draw = engine.compile<CertificateView>(program);
  for (const view of [specimenView('short'), specimenView('long')]) {
    const drawn = drawingFaults(text, () => draw(view));
    if (Array.isArray(drawn)) return { ok: false, faults: drawn };
  }
  return { ok: true, template: new CertificateTemplate(text, draw), faults: [] };
}

function drawingFaults(source: string, draw: () => string): TemplateFault[] | { svg: string } {
  let svg: string;
  try {
    svg = draw().trim();
  } catch (error) {
    if (error instanceof TemplateDrawingFault) return [error.fault];
    throw error;
  }
  const faults = svgFaults(svg, { withText: true }).map(({ excerpt, offset, sentence }) => ({
    ...placeInSource(source, svg, excerpt, offset),
    sentence,
  }));
  if (faults.length > 0) return faults;
  const [root] = readSvg(svg);
  const viewBox = root?.kind === 'tag' ? root.tag.attributes.get('viewBox') : undefined;
  if (viewBox?.trim().replace(/[\s,]+/g, ' ') !== PAGE) {
    return [
      { ...positionOf(source, source.indexOf('<svg')), sentence: `Thẻ <svg> phải ghi viewBox="${PAGE}": khổ A4 ngang tính bằng mm.` },
    ];
  }
  return { svg };
}

/** Where a fault of the yield lies in the template: at the same words, which stand there unless data brought them. */
function placeInSource(source: string, svg: string, excerpt: string, offset: number): Pick<TemplateFault, 'line' | 'column'> {
  const earlier = excerpt === '' ? 0 : svg.slice(0, offset).split(excerpt).length - 1;
  let found = -1;
  for (let count = 0; count <= earlier; count += 1) {
    const next = excerpt === '' ? -1 : source.indexOf(excerpt, found + 1);
    if (next < 0) break;
    found = next;
  }
  return positionOf(source, found);
}

function refused(fault: TemplateFault): TemplateVerdict {
  return { ok: false, faults: [fault] };
}

/** Handlebars tells places in two ways: as properties, or in its message with a pointer "--^" below the line. */
function syntaxFault(error: unknown): TemplateFault {
  const { message, lineNumber, column } = error as { message: string; lineNumber?: number; column?: number };
  if (lineNumber !== undefined) {
    const names = /^(.+) doesn't match (.+) - /.exec(message);
    const sentence = names ? `Khối {{#${names[1]}}} bị đóng bằng {{/${names[2]}}}.` : 'Chỗ này không đúng cú pháp của mẫu.';
    return { line: lineNumber, column: (column ?? 0) + 1, sentence };
  }
  const line = Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
  const isOpen = /got 'EOF'/.test(message);
  const sentence = isOpen ? 'Mẫu kết thúc khi còn khối {{#…}} chưa đóng bằng {{/…}}.' : 'Dấu ngoặc {{…}} ở dòng này không đúng cú pháp.';
  return { line, column: 1, sentence };
}
