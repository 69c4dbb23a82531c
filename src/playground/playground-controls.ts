/** What the playground shows of the record that the bot serves, and offers in the form for an update. */
export interface DatasetInfo {
  /** The folder that updates are written to. */
  directory: string;
  title: string;
  version: string;
  updates: number;
  newest: { id: string; date: string; headline: string } | null;
  kinds: readonly string[];
  certainties: readonly string[];
  spoilerLevels: readonly string[];
  sources: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string }[];
}

/** What became of an update that somebody wrote: its file, or everything that is wrong with it. */
export type PublishOutcome = { kind: 'published'; file: string } | { kind: 'refused'; faults: string[] };

/** What the side panel shows of the record, and writes into it. */
export interface RecordControls {
  datasetInfo(): Promise<DatasetInfo>;
  /** Writes a real file into the folder of the record, after the validation that the bot does when it reads it. */
  publishUpdate(update: unknown): Promise<PublishOutcome>;
}

/** What the side panel does to the bot's own process and record. Without it the panel only moves the stand-in. */
export interface PlaygroundControls extends RecordControls {
  isBotRunning(): boolean;
  /** How it ended by itself, such as "exit code 69"; null while it runs, and after it was killed from here. */
  lastBotEnd(): string | null;
  /** Ends the bot without a goodbye: SIGKILL. */
  killBot(): Promise<void>;
  /** Starts it again; resolves when it answers or has ended. */
  restartBot(): Promise<unknown>;
  /** How far the clock of the digests is ahead of the real one. */
  clockOffsetMs(): number;
  /** Moves the clock of the digests. */
  setClockOffset(offsetMs: number): Promise<void>;
}
