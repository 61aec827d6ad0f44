/** Writing a submission with script: the form saves itself, nothing that was typed is lost with a closed tab, sections fold open. */
import { saveDraft } from './submission/draft-saving';

/** Whoever chooses a kind with several authors sees where they are named. */
function unfold(form: HTMLFormElement): void {
  const others = form.querySelector<HTMLDetailsElement>('details[data-kinds]');
  form.addEventListener('change', (event) => {
    const field = event.target as HTMLInputElement;
    if (others && field.name === 'authorKind' && others.dataset['kinds']?.split(' ').includes(field.value)) others.open = true;
  });
}

document.querySelectorAll<HTMLFormElement>('form[data-draft]').forEach((form) => {
  unfold(form);
  saveDraft(form);
});
