import { redirect } from './page.js';

describe('a redirect', () => {
  it('leads to a path of this site', () => {
    expect(redirect('/cua-toi?dot=1')).toMatchObject({ url: '/cua-toi?dot=1' });
  });

  it.each(['//x', '//x/quan-tri', 'https://x', 'javascript:alert(1)', 'cua-toi', ''])('never leads elsewhere: %s', (path) => {
    expect(() => redirect(path)).toThrow('Only paths of this site may be redirected to.');
  });
});
