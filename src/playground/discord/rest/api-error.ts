/** A refusal as Discord words it: HTTP status, its own code, and for 50035 the nested `errors`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  /** The response body. */
  toBody(): object {
    return { message: this.message, code: this.code, ...(this.errors !== undefined && { errors: this.errors }) };
  }
}
