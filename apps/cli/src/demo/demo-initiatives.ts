import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { wordDocument } from '#documents';
import { PROJECT_ROOT } from '#settings';

/** What an agency sent in. */
export interface DemoInitiative {
  /** Code of the agency. */
  unit: string;
  title: string;
  theme: string;
  /** Who sends it for the agency: an invented person. */
  sender: { fullName: string; birthDate: string; position: string };
  /** 0 to 1: how good the council finds it. */
  quality: number;
  /** Whether the agency has it shown among the winning works. */
  isInArchive?: boolean;
  paragraphs: string[];
}

const HEADINGS = ['Thực trạng trước khi có giải pháp', 'Nội dung giải pháp', 'Hiệu quả và khả năng nhân rộng'];

/** The demo's initiatives as `config/demo/initiatives.yaml` has them. */
export function demoInitiatives(): DemoInitiative[] {
  const file = join(PROJECT_ROOT, 'config/demo/initiatives.yaml');
  return (parse(readFileSync(file, 'utf8')) as { initiatives: DemoInitiative[] }).initiatives;
}

/** The initiative as its agency has written it down (.docx). */
export async function initiativeFile(
  { title, paragraphs }: DemoInitiative,
  { issuer, place, date }: { issuer: string; place: string; date: string },
): Promise<Buffer> {
  return wordDocument({
    title: 'SÁNG KIẾN, GIẢI PHÁP',
    subject: title,
    header: { issuer, place, date },
    preamble: [],
    counting: 'parts',
    articles: paragraphs.map((text, at) => ({
      ...{ id: `phan-${at + 1}`, number: at + 1, title: HEADINGS[at] ?? 'Nội dung khác' },
      blocks: [{ kind: 'paragraph', text }],
    })),
  });
}
