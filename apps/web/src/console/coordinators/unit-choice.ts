import { Injectable } from '@nestjs/common';
import { type RunningContest, unitDay } from '#contests';
import { cleanText } from '#kernel';
import { type Unit, UnitRegister } from '#units';
import { faultOf } from '../../edge/error-summary.js';
import { placeName } from '../../edge/place-name.js';
import type { FormFieldView } from '../view-models.js';

/** A unit as typed: by code or name, and which of several of that name. */
export interface TypedUnit {
  unit?: string;
  unitId?: string;
}

export interface UnitFault {
  field: 'unit' | 'unitId';
  text: string;
}

/** Finds the unit that staff mean. */
@Injectable()
export class UnitChoice {
  constructor(private readonly units: UnitRegister) {}

  /** The unit that was chosen, or that the code or the name means where only one does. */
  async of(running: RunningContest, { unit = '', unitId }: TypedUnit): Promise<{ units: Unit[]; wanted: Unit | undefined }> {
    const day = unitDay(running);
    const byCode = await this.units.findByCode(cleanText(unit), day);
    if (byCode) return { units: [byCode], wanted: byCode };
    const [residence, workplace] = [
      await this.units.search({ text: unit, basis: 'residence', day }),
      await this.units.search({ text: unit, basis: 'workplace', day }),
    ];
    const units = [...new Map([...residence, ...workplace].map((one) => [one.id, one])).values()];
    return { units, wanted: units.length === 1 ? units[0] : units.find(({ id }) => id === unitId) };
  }
}

export function unitFaults(units: readonly Unit[], wanted: Unit | undefined): UnitFault[] {
  if (wanted) return [];
  if (units.length === 0) return [{ field: 'unit', text: 'Không thấy đơn vị này trong danh mục. Hãy xem lại tên hoặc mã.' }];
  return [{ field: 'unitId', text: 'Có nhiều đơn vị tên như vậy. Hãy chọn một.' }];
}

/** Where the unit is typed; where several have the name, one is chosen below. */
export function unitFields(
  typed: TypedUnit,
  { faults, candidates }: { faults: readonly { field: string; text: string }[]; candidates: readonly Unit[] },
): FormFieldView[] {
  const text = {
    id: 'unit',
    name: 'unit',
    label: 'Đơn vị',
    hint: 'Mã hoặc tên đơn vị, không cần dấu.',
    value: typed.unit ?? '',
    error: faultOf(faults, 'unit'),
    autocomplete: 'off',
    maxlength: 200,
  };
  if (candidates.length === 0) return [{ text }];
  const select = {
    id: 'unitId',
    name: 'unitId',
    label: 'Đơn vị nào?',
    error: faultOf(faults, 'unitId'),
    placeholder: 'Chọn một đơn vị',
    options: candidates.map((unit) => ({ value: unit.id, label: placeName(unit), isSelected: unit.id === typed.unitId })),
  };
  return [{ text }, { select }];
}
