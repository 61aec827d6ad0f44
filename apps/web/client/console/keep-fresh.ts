/**
 * Asks for the page again every `data-live` seconds and puts its part with the same id in place of this one. A part marked
 * `data-live-page` tells how a piece of work goes on: once it is gone or no longer live, the whole page is loaded anew.
 * Nothing moves while the page is hidden, or while somebody is inside the part or writes anywhere on the page.
 */
export function keepFresh(part: HTMLElement): void {
  const seconds = Number(part.dataset['live']);
  if (!seconds || !part.id) return;
  const timer = setInterval(() => {
    if (document.hidden || part.contains(document.activeElement) || part.querySelector('details[open]') || isTyping()) return;
    renew().catch(() => undefined);
  }, seconds * 1000);

  async function renew(): Promise<void> {
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
    if (!response.ok || response.redirected) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById(part.id);
    if (fresh?.dataset['live'] === undefined) {
      clearInterval(timer);
      if (part.dataset['livePage'] !== undefined || fresh) location.reload();
      return;
    }
    if (fresh.innerHTML !== part.innerHTML) part.replaceChildren(...Array.from(fresh.childNodes).map((node) => document.adoptNode(node)));
  }
}

/** A page that is loaded anew would lose the words. */
function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, select') ?? false;
}
