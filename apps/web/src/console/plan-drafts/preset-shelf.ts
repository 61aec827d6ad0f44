import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type OwnPlace, readPlan, type RuleSet, withOwnPlace } from '#rules';
import { PROJECT_ROOT } from '#settings';

/** A plan that is ready to be copied. */
export interface Preset {
  code: string;
  title: string;
  sentence: string;
  /** Made to be copied; otherwise a plan that an authority has really run. */
  isMade: boolean;
  source: string;
  ruleSet: RuleSet;
}

const MOST_REMEMBERED = 200;

/** Presets first, then the plans that provinces have run. */
const FOLDERS = [
  { folder: 'config/presets', isMade: true },
  { folder: 'config/plans', isMade: false },
];

/** The plans from which a contest can be made, read once. A plan that deploys another is none: it needs its parent. */
@Injectable()
export class PresetShelf {
  private shelf: readonly Preset[] | undefined;
  /** Written anew for whoever began from one: a draft is compared with it on every page. */
  private readonly remembered = new Map<string, Preset>();

  list(): readonly Preset[] {
    return (this.shelf ??= FOLDERS.flatMap(({ folder, isMade }) => presetsIn(join(PROJECT_ROOT, folder), isMade)));
  }

  find(code: string): Preset | undefined {
    return this.list().find((preset) => preset.code === code);
  }

  /** A preset with one's own place where its sample stood. */
  placed(preset: Preset, own: OwnPlace): Preset {
    const key = JSON.stringify([preset.code, own]);
    const known = this.remembered.get(key);
    if (known) return known;
    const source = withOwnPlace(preset.source, own);
    const { ruleSet = preset.ruleSet } = readPlan(source, { file: preset.code });
    const placed = { ...preset, source, ruleSet };
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, placed);
    return placed;
  }
}

function presetsIn(folder: string, isMade: boolean): Preset[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.toSorted().flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const { ruleSet } = readPlan(source, { file });
    if (!ruleSet) return [];
    const { name, shortTitle, organisers } = ruleSet.contest;
    const sentence = (isMade ? ruleSet.texts.summary : undefined) ?? name;
    return [
      { code: ruleSet.code, title: isMade ? shortTitle : `${shortTitle} (${organisers[0] ?? ''})`, sentence, isMade, source, ruleSet },
    ];
  });
}
