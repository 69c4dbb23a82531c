const hints: Readonly<Record<number, string>> = {
  10003: 'The channel no longer exists. Unsubscribe it, and subscribe another one.',
  10004: 'I am no longer in this server.',
  40058: 'It is a forum now: subscribe it again, so that each update becomes a post of its own.',
  40067:
    'The forum wants a tag on each post and has none that I may use. Add a tag that everyone may use, or switch the requirement off.',
  50001: 'I cannot see the channel: give me View Channel there.',
  50008: 'Nothing can be written in a channel of that type. Subscribe another channel.',
  50013: 'I may not write there: give me View Channel and Send Messages (in threads: Send Messages in Threads).',
  50024: 'The type of the channel has changed. Subscribe it again.',
  50083: 'The thread is archived: reopen it.',
  160005: 'The thread is locked: unlock it, or give me Manage Threads.',
  160006: 'The server has too many active threads: archive some.',
};

/** What an admin can do about a refusal of Discord's, by its code; Discord's own words where nothing better is known. */
export function refusalHint(code: number | undefined, reason: string): string {
  return hints[code ?? 0] ?? `Discord says: ${reason}.`;
}
