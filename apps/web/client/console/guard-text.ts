/** Asks before a text that was changed and not sent is left. */
export function guardText(form: HTMLFormElement): void {
  let isChanged = false;
  form.addEventListener('input', () => (isChanged = true));
  form.addEventListener('submit', () => (isChanged = false));
  addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
}
