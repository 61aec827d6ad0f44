import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type RequestFault, RequestFaults } from '../../edge/request-faults.js';

type Sentence = (fault: ValidationError) => string;

/** What to say when a condition of a field does not hold; every condition that the API's fields use has one. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  whitelistValidation: ({ property }) => `Không có trường “${shown(property)}”. Hãy bỏ trường này.`,
  isString: () => 'Trường này phải là chuỗi ký tự.',
  isInt: () => 'Trường này phải là số nguyên.',
  isBoolean: () => 'Trường này phải là true hoặc false.',
  isArray: () => 'Trường này phải là một danh sách.',
  isUuid: () => 'Trường này phải là mã UUID mà máy chủ đã cho.',
  min: () => 'Số này nhỏ quá mức cho phép.',
  max: () => 'Số này lớn quá mức cho phép.',
  maxLength: () => 'Trường này dài quá mức cho phép.',
  arrayMinSize: () => 'Danh sách này không được để trống.',
  arrayMaxSize: () => 'Danh sách này dài quá mức cho phép.',
  isIn: () => 'Giá trị này không nằm trong các giá trị được nhận.',
  matches: () => 'Trường này không đúng dạng.',
};
const MISSING = 'Thiếu trường này.';
const OTHERWISE = 'Trường này không đúng dạng.';
const LONGEST_NAME = 60;

/** Turns bodies and queries of the API into their classes; what does not fit is refused, every wrong field by its name. */
@Injectable()
export class ShapePipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) =>
        new RequestFaults(
          400,
          errors.flatMap((error) => faultsOf(error, '')),
        ),
    });
  }
}

function faultsOf(error: ValidationError, prefix: string): RequestFault[] {
  const field = `${prefix}${shown(error.property)}`;
  const own = Object.keys(error.constraints ?? {}).map((condition): RequestFault => {
    if (condition === 'whitelistValidation') return { code: 'FIELD_UNKNOWN', message: sentence(condition, error), field };
    if (error.value === undefined) return { code: 'FIELD_MISSING', message: MISSING, field };
    return { code: 'FIELD_WRONG', message: sentence(condition, error), field };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`))];
}

function sentence(condition: string, error: ValidationError): string {
  return SENTENCES[condition]?.(error) ?? OTHERWISE;
}

function shown(name: string): string {
  return name.slice(0, LONGEST_NAME);
}
