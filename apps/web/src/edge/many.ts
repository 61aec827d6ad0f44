import { Transform } from 'class-transformer';

/** A field that may be sent several times (ticks): always a list, whether it came once, often or not at all. */
export const Many = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === undefined ? [] : [value].flat()));
