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
  /** Whether no channel can be served for now, and not this one alone. */
  isEverywhere?: boolean;
}

/** Discord did not do what it was asked, or nobody knows whether it did. */
export class SendError extends Error {
  readonly kind: SendErrorKind;
  readonly code: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly ambiguous: boolean;
  readonly isEverywhere: boolean;

  constructor(message: string, details: SendErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SendError';
    this.kind = details.kind;
    this.code = details.code;
    this.retryAfterMs = details.retryAfterMs;
    this.ambiguous = details.ambiguous;
    // What gets no answer, or that of a broken server, is hardly the fault of one channel.
    this.isEverywhere = details.isEverywhere ?? details.ambiguous;
  }
}
