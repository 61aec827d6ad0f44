/** A file that is chosen fills the text field that the box names; nothing is sent before its form is. */
export function readFiles(box: HTMLElement): void {
  const text = document.getElementById(box.dataset['file'] ?? '');
  const input = box.querySelector('input');
  if (!(text instanceof HTMLTextAreaElement) || !input) return;
  box.hidden = false;
  input.addEventListener('change', () => {
    const [file] = Array.from(input.files ?? []);
    if (!file) return;
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      if (typeof reader.result !== 'string') return;
      text.value = reader.result;
      text.dispatchEvent(new Event('input', { bubbles: true }));
      text.focus();
    });
    reader.readAsText(file, 'utf-8');
  });
}
