/** One press of a button that posts is one post. */
export function sendOnce(form: HTMLFormElement): void {
  let isSent = false;
  form.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  // Coming back by the arrow, the browser shows the page as it was left.
  addEventListener('pageshow', () => (isSent = false));
}
