/** One thing that is wrong with a request, as programs read it. */
export interface RequestFault {
  code: string;
  /** One Vietnamese sentence for the person behind the program. */
  message: string;
  /** The field that is wrong, where it is one: "birthDate", "answers.0.seq". */
  field?: string;
}

/** A request with several things wrong at once. Pages show such things beside their fields; this is for programs. */
export class RequestFaults extends Error {
  constructor(
    readonly status: 400 | 403 | 422,
    readonly faults: readonly RequestFault[],
  ) {
    super(faults.map(({ code, field = '' }) => `${code} ${field}`.trim()).join(', '));
    this.name = 'RequestFaults';
  }
}
