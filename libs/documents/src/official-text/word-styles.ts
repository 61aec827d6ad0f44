import { AlignmentType, convertMillimetersToTwip, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx';

/** Of the decree, and on every official's machine. */
const FONT = 'Times New Roman';

/** Half points, as Word counts. */
export const SIZE = { text: 28, table: 26, motto: 26, header: 24, number: 26, recipients: 22 } as const;

/** Twentieths of a point. */
export const MARGIN = {
  top: convertMillimetersToTwip(20),
  right: convertMillimetersToTwip(20),
  bottom: convertMillimetersToTwip(20),
  left: convertMillimetersToTwip(30),
  header: convertMillimetersToTwip(10),
} as const;
/** A4 as Word itself writes it. */
export const PAGE = { width: 11_906, height: 16_838 } as const;
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Of a page that lies on its side. */
export const LYING_WIDTH = PAGE.height - MARGIN.left - MARGIN.right;

const INDENT = convertMillimetersToTwip(12.7);

/** The styles by which Word knows what is what; a reader can turn each as a whole. */
export const STYLE = { ground: 'CanCu', line: 'NoiDung', cell: 'OBang', centred: 'CanGiua' } as const;

const own = (id: string, name: string, more: Partial<IParagraphStyleOptions>): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...more,
});

const body = {
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: INDENT },
  spacing: { before: 120, after: 0, line: 276, lineRule: LineRuleType.AUTO },
  widowControl: true,
};

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: SIZE.text, color: '000000', language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'ar-SA' } },
    },
    title: {
      run: { font: FONT, size: SIZE.text, bold: true, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 360, after: 60 }, keepNext: true },
    },
    heading1: {
      run: { font: FONT, size: SIZE.text, bold: true, color: '000000' },
      paragraph: { ...body, spacing: { ...body.spacing, before: 200 }, keepNext: true, keepLines: true },
    },
  },
  paragraphStyles: [
    own(STYLE.line, 'Nội dung', { paragraph: body }),
    own(STYLE.ground, 'Căn cứ', { run: { italics: true }, paragraph: body }),
    own(STYLE.cell, 'Ô bảng', { run: { size: SIZE.table }, paragraph: { spacing: { before: 40, after: 40 } } }),
    own(STYLE.centred, 'Căn giữa', { paragraph: { alignment: AlignmentType.CENTER } }),
  ],
};
