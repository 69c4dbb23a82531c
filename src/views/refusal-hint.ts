/** Types of channels in which rights have other names (Discord, Channel Types). */
const voice: readonly (number | undefined)[] = [2, 13];
const threads: readonly (number | undefined)[] = [10, 11, 12];
const privateThread = 12;
const forum = 15;

const hints: Readonly<Record<number, string>> = {
  10003: 'The channel no longer exists. Unsubscribe it, and subscribe another one.',
  10004: 'I am no longer in this server.',
  40058: 'It is a forum now: subscribe it again, so that each update becomes a post of its own.',
  40067:
    'The forum wants a tag on each post and has none that I may use. Add a tag that everyone may use, or switch the requirement off.',
  50008: 'Nothing can be written in a channel of that type. Subscribe another channel.',
  50024: 'The type of the channel has changed. Subscribe it again.',
  50083: 'The thread is archived: reopen it.',
  160005: 'The thread is locked: unlock it, or give me Manage Threads.',
  160006: 'The server has too many active threads: archive some.',
  200000: 'A rule of the server’s AutoMod blocks what I post: exempt my role from that rule.',
  200001: 'A rule of the server’s AutoMod blocks the title of my post: exempt my role from that rule.',
  240000: 'Discord blocks a link in the message as harmful. Tell whoever runs this bot which update it was.',
};

/** Refusals that no admin can mend: what we sent was wrong. */
const ours: readonly (number | undefined)[] = [40005, 50006, 50035, 50109];

/** What an admin can do about a refusal of Discord's, by its code; Discord's own words where nothing better is known. */
export function refusalHint(
  code: number | undefined,
  { reason, channelType }: { reason: string; channelType?: number | undefined },
): string {
  if (code === 50001)
    return channelType === privateThread
      ? 'I cannot see the private thread: mention me in it, which adds me, and give me View Channel.'
      : 'I cannot see the channel: give me View Channel there.';
  if (code === 50013) return `I may not write there: give me ${rightsOf(channelType)} there.`;
  if (ours.includes(code)) return 'That is a fault of mine: tell whoever runs this bot.';
  return hints[code ?? 0] ?? `Discord says: ${reason}.`;
}

function rightsOf(type: number | undefined): string {
  if (type === undefined) return 'View Channel and Send Messages (in threads: Send Messages in Threads)';
  if (threads.includes(type)) return 'View Channel and Send Messages in Threads';
  if (type === forum) return 'View Channel and Create Posts';
  return voice.includes(type) ? 'View Channel, Connect and Send Messages' : 'View Channel and Send Messages';
}
