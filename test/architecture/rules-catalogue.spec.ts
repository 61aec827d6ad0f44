import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { families, type Strategy } from '#rules';

const FILE = join(import.meta.dirname, '../../docs/rules-catalogue.md');

interface Argument {
  title?: string;
  description?: string;
  options?: Record<string, string>;
}

describe('the catalogue of rules', () => {
  it('is that of docs/rules-catalogue.md: whoever writes a plan chooses from it', () => {
    const text = catalogue();
    if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(FILE, text);

    expect(text).toBe(readFileSync(FILE, 'utf8'));
  });

  it('says of every argument what it is', () => {
    expect(catalogue()).not.toMatch(/undefined|``:/);
  });
});

function catalogue(): string {
  const parts = families.map(({ label, strategies }) => `## ${label}\n\n${strategies.map(entry).join('\n')}\n`);
  return `# Danh mục quy tắc

Những quy tắc mà một kế hoạch có thể chọn, theo từng việc cần quyết định. Trong tệp kế hoạch ghi \`{ code: …, … }\`; mã lạ hoặc thiếu tham số thì phần mềm báo lỗi, không tự chọn thay. Tệp này được tạo từ chính mã nguồn (\`UPDATE_GENERATED=1\`), xem thêm [cách viết kế hoạch](plans.md).

${parts.join('\n')}`;
}

function entry({ code, version, label, args }: Strategy): string {
  const { properties = {}, required = [] } = z.toJSONSchema(args, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Argument>;
    required?: string[];
  };
  const lines = Object.entries(properties).map(([name, argument]) => `  - ${argumentLine(name, argument, required.includes(name))}`);
  return [`- \`${code}\`${version > 1 ? ` (phiên bản ${version})` : ''}: ${label}.`, ...lines].join('\n');
}

function argumentLine(name: string, { title, description, options }: Argument, isRequired: boolean): string {
  const choices = options ? ` (${Object.entries(options).map(([word, said]) => `\`${word}\`: ${said}`).join('; ')})` : ''; // prettier-ignore
  return `\`${name}\`: ${title}${choices}${isRequired ? '' : ', có thể bỏ'}.${description ? ` ${description}` : ''}`;
}
