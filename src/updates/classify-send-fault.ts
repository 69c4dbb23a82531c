import { SendError, type SendErrorKind } from './send-error.ts';

/** Codes that say what the status does not: the channel is no place for messages, or not now. */
const kinds: Readonly<Record<number, SendErrorKind>> = {
  10003: 'gone',
  10004: 'gone',
  50008: 'gone',
  50024: 'gone',
  40058: 'gone',
  40067: 'gone',
  50001: 'forbidden',
  50013: 'forbidden',
  50083: 'forbidden',
  160005: 'forbidden',
  160006: 'forbidden',
  40062: 'transient',
  130000: 'transient',
};

/** So long it is left alone then: refused requests count towards a ban. */
const elsewhereMs = 60_000;

/** What a failed request to Discord means. Anything that is no answer of Discord's may have been carried out. */
export function classifySendFault(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const waitMs = numberOf(error, 'retryAfter') ?? numberOf(error, 'timeToReset');
  const status = numberOf(error, 'status');
  // Errors of the network have codes of their own, which are none of Discord's.
  const code = status === undefined ? undefined : (numberOf(error, 'code') ?? status);
  const make = (kind: SendErrorKind, ambiguous: boolean) =>
    new SendError(
      message,
      {
        kind,
        ambiguous,
        ...(code === undefined ? {} : { code }),
        ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
        ...(isGlobal(error) ? { isEverywhere: true } : {}),
      },
      { cause: error },
    );
  if (waitMs !== undefined || status === 429) return make('transient', false);
  if (status === undefined || status >= 500) return make('transient', true);
  if (status === 401) return make('unauthorized', false);
  // No code of Discord's: whatever stands in front of it says no, which is nothing that the channel could mend.
  if ((status === 403 || status === 404) && !numberOf(error, 'code'))
    return new SendError(
      `an answer with status ${status} and no reason`,
      { kind: 'transient', ambiguous: false, code: status, retryAfterMs: elsewhereMs, isEverywhere: true },
      { cause: error },
    );
  return make(kinds[code ?? 0] ?? kindOf(status), false);
}

function kindOf(status: number): SendErrorKind {
  if (status === 404) return 'gone';
  if (status === 403) return 'forbidden';
  return status === 408 ? 'transient' : 'rejected';
}

/** Whether it is the limit of the whole bot that was met. */
function isGlobal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'global' in error && error.global === true;
}

function numberOf(error: unknown, key: string): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'number' ? value : undefined;
}
