/** The score sheet with script: the total as one types, saved by itself, kept on the device until the server has it. */
import { keepSheet } from './console/keep-sheet';
import { addUp } from './console/add-up';

document.querySelectorAll<HTMLFormElement>('form[data-sheet]').forEach((form) => {
  addUp(form);
  keepSheet(form);
});
