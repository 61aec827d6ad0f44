/** The editor of a contest's rules: saves while one writes, shows what follows beside it, reads files into a text. */
import { readFiles } from './console/read-files';
import { saveWhileWriting } from './console/save-while-writing';

document.querySelectorAll<HTMLFormElement>('form[data-plan]').forEach(saveWhileWriting);
document.querySelectorAll<HTMLElement>('[data-file]').forEach(readFiles);
