import { formatNumber, formatTime } from '#kernel';
import { fieldsInside, findField, type SettingField } from '#rules';
import type { ConsoleContent } from '../console-page.js';
import { conflictNotice } from '../news/news-presenter.js';
import type { PlanSectionView } from '../view-models.js';
import { draftUrl, sectionUrl } from './addresses.js';
import type { OpenDraft } from './draft-desk.js';
import { changesView, contentsView, obstaclesView } from './draft-parts.js';
import type { Obstacle } from './readiness.js';
import { chaptersOf, pagesOf, type Section } from './sections.js';
import { errorItems, errorsOf, settingViews } from './setting-views.js';
import { shownTexts } from './typed-edits.js';

export interface SectionFacts {
  open: OpenDraft;
  section: Section;
  obstacles: readonly Obstacle[];
  isReadOnly: boolean;
  /** Somebody else has saved meanwhile: their version, and the fields that were typed into here. */
  conflict?: { theirs: OpenDraft; names: readonly string[] };
  /** The path of what was worked on last. */
  opened?: string | undefined;
}

/** One page of the editor. */
export function sectionContent({ open, section, obstacles, isReadOnly, conflict, opened }: SectionFacts): ConsoleContent<PlanSectionView> {
  const { draft, reading } = open;
  const chapters = chaptersOf(reading);
  const pages = pagesOf(chapters);
  const at = pages.findIndex(({ id }) => id === section.id);
  const [previous, next] = [pages[at - 1], pages[at + 1]];
  const errors = new Map([...errorsOf(reading), ...theirTexts(conflict, section)]);
  const entryPages = new Map(section.entries.map((entry) => [entry.path, { url: sectionUrl(draft.id, entry.id), faults: entry.faults }]));
  const ownFaults = errorItems(withoutEntries(section), errors);
  return {
    title: section.title,
    heading: section.title,
    // What is one field says its hint there.
    sentence: fieldsInside(section.field).length > 0 || section.field.kind === 'list' ? section.field.hint : undefined,
    back: { label: draft.title, url: draftUrl(draft.id) },
    notice: conflict && conflictNotice('bản soạn này', conflict.theirs.draft.updatedAt),
    scripts: isReadOnly ? [] : ['plan-editor.js'],
    contents: contentsView(draft, chapters, section.id),
    obstacles: obstaclesView(draft, chapters, obstacles, { form: reading.form }),
    changes: changesView(open, section),
    actionUrl: sectionUrl(draft.id, section.id),
    hidden: [
      { name: 'revision', value: String(draft.revision) },
      {
        name: 'was',
        value: JSON.stringify(
          shownTexts([conflict ? (findField(conflict.theirs.reading.form, section.path) ?? section.field) : section.field]),
        ),
      },
    ],
    saved: conflict ? 'Chưa lưu.' : `Đã lưu lúc ${formatTime(draft.updatedAt)}.`,
    faults:
      ownFaults.length > 0 ? { title: `Mục này còn ${formatNumber(ownFaults.length)} chỗ cần ghi hoặc sửa`, items: ownFaults } : undefined,
    settings: settingViews(section, {
      errors,
      isReadOnly,
      lockedBy: reading.open && lockedBy(open),
      pages: entryPages,
      opened,
    }),
    buttons: [{ label: 'Lưu', value: 'save' }, ...(next ? [{ label: 'Lưu và sang mục sau', value: 'next' }] : [])],
    isReadOnly: isReadOnly || undefined,
    previous: previous && { label: previous.title, url: sectionUrl(draft.id, previous.id) },
    next: next && { label: next.title, url: sectionUrl(draft.id, next.id) },
  };
}

/** Entries with pages of their own tell their faults there. */
function withoutEntries({ field, entries }: Section): SettingField {
  return field.kind === 'list' && entries.length > 0 ? { ...field, entries: [] } : field;
}

/** At each field that was typed into: what the other has saved there. */
function theirTexts(conflict: SectionFacts['conflict'], section: Section): [string, string][] {
  if (!conflict) return [];
  const shown = shownTexts([findField(conflict.theirs.reading.form, section.path) ?? section.field]);
  return conflict.names.flatMap((name): [string, string][] => {
    const theirs = shown[name];
    if (theirs === undefined) return [];
    const text = Array.isArray(theirs) ? theirs.join('; ') : theirs;
    return [[name, `Bản đang lưu ghi: ${text === '' ? 'để trống' : `“${text}”`}.`]];
  });
}

/** Who has fixed what is locked. */
function lockedBy({ parent, base }: OpenDraft): string | undefined {
  return base ? 'thể lệ của cấp trên' : parent?.ruleSet.contest.organisers.join(', ');
}
