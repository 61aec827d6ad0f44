/** A menu that is a link to itself without script becomes a button that folds it. */
export function foldMenu(button: HTMLElement): void {
  const menu = document.getElementById(button.dataset['menu'] ?? '');
  if (!menu) return;
  const show = (isOpen: boolean): void => {
    menu.classList.toggle('is-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
  };
  button.setAttribute('role', 'button');
  button.setAttribute('aria-controls', menu.id);
  show(false);
  button.addEventListener('click', (event) => {
    event.preventDefault();
    show(!menu.classList.contains('is-open'));
  });
  button.addEventListener('keydown', (event) => {
    if (event.key === ' ') {
      event.preventDefault();
      button.click();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.classList.contains('is-open')) {
      show(false);
      button.focus();
    }
  });
}
