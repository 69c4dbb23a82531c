/** What the address of the page asks for. */
export interface Address {
  /** Person and channel that were open, from the fragment. */
  userId: string | null;
  channelId: string | null;
  /** A command to send at once: `sequel-status` for `/sequel status`. */
  wanted: string | null;
  /** Whom to be (`fan`, `second` or `admin`), which channel by name, and whether the panel is open. */
  as: string | null;
  channelName: string | null;
  panel: boolean;
}

/** Reads an address such as `?try=sequel-status&as=admin&in=news&panel=open#user/channel`. */
export function readAddress({ hash, search }: { hash: string; search: string }): Address {
  const [userId, channelId] = hash.slice(1).split('/');
  const query = new URLSearchParams(search);
  return {
    userId: userId || null,
    channelId: channelId || null,
    wanted: query.get('try'),
    as: query.get('as'),
    channelName: query.get('in'),
    panel: query.has('panel'),
  };
}
