import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Traffic } from './create-traffic.ts';
import { openStream } from './open-stream.ts';

/** Streams the traffic: what there was of late, then what comes. */
export function openTrafficStream(traffic: Traffic, request: IncomingMessage, response: ServerResponse): void {
  openStream(request, response, (send) => {
    for (const entry of traffic.recent()) send(entry);
    return traffic.subscribe(send);
  });
}
