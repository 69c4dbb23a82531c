/** One thing that went over the wire between the bot and the stand-in, as the event log shows it. Without secrets. */
export interface TrafficEntry {
  id: number;
  at: string;
  wire: 'rest' | 'gateway';
  /** Seen from the bot. */
  direction: 'sent' | 'received';
  label: string;
  /** Status of a REST answer. */
  status: number | null;
  /** Heartbeats and the like, which nobody looks for. */
  quiet: boolean;
  bodies: { name: string; value: unknown }[];
}
