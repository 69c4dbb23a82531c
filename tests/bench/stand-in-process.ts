import process from 'node:process';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';

/** A stand-in of its own process with so many channels, its limits on or off, and so much latency; says where it is. */
const [channels = 100, limited = 1, latencyMs = 0] = process.argv.slice(2).map(Number);
const off = { globalLimit: null, createMessageLimit: null, routeLimit: null };
const standIn = await createStandIn({ requestLogSize: 100, ...(limited === 1 ? {} : off) });
const ownerId = standIn.addUser({ username: 'owner' }).id;
const ids: string[] = [];
let guildId = '';
for (let index = 0; index < channels; index += 1) {
  if (index % 5 === 0) guildId = standIn.addGuild({ name: `guild ${index}`, ownerId }).id;
  ids.push(`${guildId}:${standIn.addChannel({ guildId, name: `channel-${index}`, type: 0 }).id}`);
}
const match = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
if (latencyMs > 0) standIn.addFault({ match, effect: { kind: 'delay', ms: latencyMs }, times: 1e9 });
let limits = 0;
standIn.subscribe((event) => {
  if (event.type === 'request' && event.record.status === 429) limits += 1;
});
process.send?.({ apiUrl: standIn.apiUrl, token: standIn.token, channels: ids });
process.on('message', () => {
  const counts = ids.map((id) => standIn.messages(id.split(':')[1] ?? '').length);
  process.send?.({
    limits,
    once: counts.filter((count) => count === 1).length,
    more: counts.filter((count) => count > 1).length,
  });
});
