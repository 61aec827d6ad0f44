import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { readPlan, type RuleSet } from '#rules';
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

/** Presets first, then the plans that provinces have run. */
const FOLDERS = [
  { folder: 'config/presets', isMade: true },
  { folder: 'config/plans', isMade: false },
];

/** The plans from which a contest can be made, read once. A plan that deploys another is none: it needs its parent. */
@Injectable()
export class PresetShelf {
  private shelf: readonly Preset[] | undefined;

  list(): readonly Preset[] {
    return (this.shelf ??= FOLDERS.flatMap(({ folder, isMade }) => presetsIn(join(PROJECT_ROOT, folder), isMade)));
  }

  find(code: string): Preset | undefined {
    return this.list().find((preset) => preset.code === code);
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
