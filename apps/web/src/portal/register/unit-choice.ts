import type { Basis, Unit } from '#units';
import type { FieldView, RegisterUnitView, UnitOptionView } from '../view-models.js';

export const BASIS_LABELS: Readonly<Record<Basis, string>> = {
  residence: 'Nơi tôi thường trú',
  workplace: 'Nơi tôi làm việc hoặc học tập',
};

/** By what one counts, where there is a choice. */
export function basisChoice(bases: readonly Basis[], basis: Basis, label = 'Tính theo'): RegisterUnitView['basis'] {
  if (bases.length < 2) return undefined;
  return {
    id: 'basis',
    name: 'basis',
    label,
    options: bases.map((one) => ({ value: one, label: BASIS_LABELS[one], isChecked: one === basis })),
  };
}

/** Searching the unit that one counts for, as registering and changing it later have it. */
export function unitChoice(step: {
  bases: readonly Basis[];
  basis: Basis;
  typed: string;
  results: readonly Unit[];
  chosen: Unit | undefined;
  fault: string | undefined;
}): Pick<RegisterUnitView, 'basis' | 'onlyBasis' | 'results' | 'resultsText' | 'chosen'> & { search: FieldView } {
  const { bases, basis, typed, results, chosen, fault } = step;
  const isSearching = typed.trim() !== '';
  return {
    basis: basisChoice(bases, basis),
    onlyBasis: bases.length > 1 ? undefined : basis,
    search: {
      id: 'q',
      name: 'q',
      label: basis === 'residence' ? 'Xã, phường, thị trấn' : 'Cơ quan, đơn vị, trường học',
      hint: 'Gõ vài chữ đầu, không cần dấu.',
      value: typed,
      error: fault,
      type: 'search',
      autocomplete: 'off',
    },
    results: results.map((unit) => unitOption(unit, chosen)),
    resultsText: isSearching
      ? results.length > 0
        ? `Có ${results.length} nơi phù hợp.`
        : 'Không có nơi nào tên như vậy. Thử viết ngắn hơn, hoặc đổi cách tính ở trên.'
      : undefined,
    chosen: chosen ? unitOption(chosen, chosen) : undefined,
  };
}

function unitOption(unit: Unit, chosen: Unit | undefined): UnitOptionView {
  return { id: unit.id, name: unit.name, detail: unit.place, isChecked: unit.id === chosen?.id };
}
