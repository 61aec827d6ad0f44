/** A page's HTML without the marks around what does not break over two lines: the words as they were written. */
export function asWritten(html: string): string {
  return html.replace(/<span class="whole">([^<]*)<\/span>/g, '$1');
}
