/**
 * What the failure of a request means: `gone` and `forbidden` are the channel's, `rejected` is the message's fault,
 * `transient` passes, `unauthorized` is the end.
 */
export type SendErrorKind = 'gone' | 'forbidden' | 'rejected' | 'transient' | 'unauthorized';

export interface SendErrorDetails {
  kind: SendErrorKind;
  /** Discord's error code, or the HTTP status where there is none. */
  code?: number;
  retryAfterMs?: number;
  /** Whether the request may have been carried out all the same. */
  ambiguous: boolean;
}

/** Discord did not do what it was asked, or nobody knows whether it did. */
export class SendError extends Error {
  readonly kind: SendErrorKind;
  readonly code: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly ambiguous: boolean;

  constructor(message: string, { kind, code, retryAfterMs, ambiguous }: SendErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SendError';
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.ambiguous = ambiguous;
  }
}
