/**
 * Where the page says so, it is asked for again by itself: a little later on each phone, so that all do not come back at once,
 * and never into a line that is cut, where the browser would show an error of its own.
 */
export function askAgain(): void {
  const wish = document.querySelector<HTMLMetaElement>('meta[name="ask-again"]');
  const url = wish?.dataset['url'];
  if (!wish || !url) return;
  const go = (): void => {
    if (navigator.onLine) location.replace(url);
    else addEventListener('online', go, { once: true });
  };
  setTimeout(go, Number(wish.content) * 1000 * (1 + Math.random() / 3));
}
