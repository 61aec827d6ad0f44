import { choiceName, type Edit, fieldsInside, type Rearrangement, type SettingField } from '#rules';

/** Before the names of settings in a form, apart from what every form carries. */
const SETTING = 'v:';
const NEW_ENTRY = 'new:';
const LONGEST = 20_000;

/** A form as it was sent. */
export type SentForm = Readonly<Record<string, unknown>>;

/** Under which name a field is sent. */
export function inputName(path: string): string {
  return `${SETTING}${path}`;
}

/** Under which name the choice of a new entry is sent. */
export function additionName(path: string): string {
  return `${NEW_ENTRY}${path}`;
}

/** What the fields of a form showed, by name: the form brings it back, so that only what somebody has changed counts as typed. */
export function shownTexts(fields: readonly SettingField[]): Record<string, string | string[]> {
  const shown: Record<string, string | string[]> = {};
  const visit = (field: SettingField): void => {
    if (field.isLocked) return;
    if (field.kind === 'variant') shown[choiceName(field)] = field.chosen;
    else if (field.kind === 'alternatives') shown[choiceName(field)] = String(field.chosen);
    else if ('texts' in field) shown[field.path] = field.texts;
    else if ('text' in field) shown[field.path] = field.text;
    fieldsInside(field).forEach(visit);
  };
  fields.forEach(visit);
  return shown;
}

/** What was typed or ticked and differs from what the form had shown. */
export function typedEdits(form: SentForm): Edit[] {
  const shown = readShown(form['was']);
  return Object.entries(form).flatMap(([key, value]): Edit[] => {
    if (!key.startsWith(SETTING)) return [];
    const name = key.slice(SETTING.length);
    const was = Object.hasOwn(shown, name) ? shown[name] : undefined;
    const sent = (Array.isArray(value) ? value : [value]).filter(
      (text): text is string => typeof text === 'string' && text.length <= LONGEST,
    );
    if (sent.length === 0) return [];
    // An empty companion goes with ticks, so that taking the last one away is noticed.
    const text = Array.isArray(was) ? sent.filter(Boolean) : (sent.at(-1) ?? '').replace(/\r\n?/g, '\n');
    return isSame(was, text) ? [] : [{ name, text }];
  });
}

/** The button that was pressed, where it does something to the shape of the plan. */
export function pressedRearrangement(form: SentForm): Rearrangement | undefined {
  const [, act, path] = /^(add|remove|up|down|state|drop):(.{1,200})$/.exec(typeof form['do'] === 'string' ? form['do'] : '') ?? [];
  if (act === undefined || path === undefined) return undefined;
  if (act !== 'add') return { act: act as 'remove', path };
  const choice = form[additionName(path)];
  return { act, path, ...(typeof choice === 'string' && { choice }) };
}

/** The path of what the pressed button was about; undefined for the page as a whole. */
export function pressedPath(form: SentForm): string | undefined {
  return /^[a-z]+:(.{1,200})$/.exec(typeof form['do'] === 'string' ? form['do'] : '')?.[1];
}

/** Ticks are the same in any order. */
function isSame(a: string | readonly string[] | undefined, b: string | readonly string[]): boolean {
  if (a === undefined || typeof a !== typeof b) return false;
  const lined = (text: string | readonly string[]): string => (typeof text === 'string' ? text : text.toSorted().join('\n'));
  return lined(a) === lined(b);
}

function readShown(text: unknown): Record<string, string | string[]> {
  if (typeof text !== 'string') return {};
  try {
    const shown: unknown = JSON.parse(text);
    return typeof shown === 'object' && shown !== null ? (shown as Record<string, string | string[]>) : {};
  } catch {
    return {};
  }
}
