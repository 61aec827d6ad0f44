/** A button that copies a text field, shown only where it can: without script, or in an old browser, the text is selected by hand. */
export function copyText(button: HTMLButtonElement): void {
  const field = document.querySelector<HTMLTextAreaElement>(`#${button.dataset['copy'] ?? ''}`);
  // The types promise what old in-app browsers lack.
  const { clipboard } = navigator as Partial<Pick<Navigator, 'clipboard'>>;
  if (!field || !clipboard) return;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', () => {
    field.select();
    clipboard.writeText(field.value).then(
      () => (button.textContent = 'Đã chép'),
      () => (button.textContent = 'Chưa chép được, hãy chép bằng tay'),
    );
    setTimeout(() => (button.textContent = label), 4000);
  });
}
