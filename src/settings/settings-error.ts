/** The stored settings of one guild cannot be read; they are left as they are. */
export class SettingsError extends Error {
  readonly guildId: string;

  constructor(guildId: string, reason: string, options?: ErrorOptions) {
    super(`The settings of guild ${guildId} are damaged: ${reason}`, options);
    this.name = 'SettingsError';
    this.guildId = guildId;
  }
}
