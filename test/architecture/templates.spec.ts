import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const VIEWS = join(import.meta.dirname, '../../apps/web/views');
const templates = readdirSync(VIEWS, { recursive: true })
  .filter((file): file is string => typeof file === 'string' && file.endsWith('.hbs'))
  .map((file) => ({ file, text: readFileSync(join(VIEWS, file), 'utf8') }));
const found = (pattern: RegExp): string[] =>
  templates.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([match]) => `${file}: ${match}`));

describe('the templates', () => {
  it('give every picture its measures, so that nothing moves when it arrives', () => {
    expect(found(/<img(?![^>]*\bwidth=)[^>]*>/g)).toEqual([]);
    expect(found(/<img[^>]*>/g).length).toBeGreaterThan(2);
  });

  it('carry no inline script, style or handler: the content policy would refuse them', () => {
    expect(found(/<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+="/g)).toEqual([]);
  });

  it('print without escaping only the page’s body and our own drawings', () => {
    expect(found(/\{\{\{[^}]+\}\}\}/g).filter((line) => !/\{\{\{(body|[\w./]*Svg)\}\}\}$/.test(line))).toEqual([]);
  });

  it('send every form that changes something with the token', () => {
    const forms = templates.flatMap(({ file, text }) =>
      text
        .split('<form')
        .slice(1)
        .map((form) => ({ file, form: form.split('</form>')[0] ?? '' })),
    );
    const posts = forms.filter(({ form }) => /^[^>]*method="post"/.test(form));

    expect(
      posts
        .filter(({ form }) => !/name="_csrf"|\{\{> console\/hidden\}\}/.test(form))
        .map(({ file, form }) => `${file}: ${form.slice(0, 80)}`),
    ).toEqual([]);
    expect(posts.length).toBeGreaterThan(5);
  });
});
