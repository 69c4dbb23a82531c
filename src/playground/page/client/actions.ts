import type { Api } from './api.ts';
import type { OpenModal } from './modal-form.ts';
import type { Choice, CommandEntry, CommandOption, InteractionOutcome, Message } from './types.ts';

/** What the actions need of the page. */
export interface ActionsPage {
  act: Api['act'];
  place(): { user: string; channel: string };
  show(message: Message): void;
  tell(text: string): void;
  openModal(modal: OpenModal): void;
}

/** What a person does with the bot. Whatever becomes of it is shown; nothing here rejects. */
export interface Actions {
  invoke(entry: CommandEntry, options: CommandOption[]): Promise<void>;
  useOnMessage(command: string, message: Message): Promise<void>;
  useOnUser(command: string, target: string): Promise<void>;
  press(message: Message, customId: string): Promise<void>;
  select(message: Message, customId: string, values: string[]): Promise<void>;
  say(content: string): Promise<void>;
  suggest(entry: CommandEntry, options: CommandOption[]): Promise<Choice[]>;
}

/** Carries out what a person does, in the channel that is open at that moment. */
export function createActions(page: ActionsPage): Actions {
  return {
    invoke: (entry, options) => perform('invoke', { command: entry.path[0], options }),
    useOnMessage: (command, message) => perform('message-command', { command, message: message.id }),
    useOnUser: (command, target) => perform('user-command', { command, target }),
    press: (message, customId) => perform('press', { message: message.id, customId }),
    select: (message, customId, values) => perform('select', { message: message.id, customId, values }),
    say: (content) => perform('say', { content }),
    async suggest(entry, options) {
      const outcome = await ask('autocomplete', { command: entry.path[0], options });
      return outcome?.kind === 'choices' ? outcome.choices.map(({ name, value }) => ({ label: name, value })) : [];
    },
  };

  async function perform(name: string, body: object): Promise<void> {
    const { channel } = page.place();
    const outcome = await ask(name, body);
    switch (outcome?.kind) {
      case 'timeout':
        page.tell('The application did not respond');
        break;
      case 'refused':
        page.tell(outcome.reason);
        break;
      case 'modal': {
        const { modal } = outcome;
        const submit = (values: Record<string, string | string[]>) =>
          void perform('submit', { customId: modal.custom_id, values });
        page.openModal({ modal, submit });
        break;
      }
      case 'message':
      case 'updated':
        if (channel === page.place().channel) page.show(outcome.message);
    }
  }

  async function ask(name: string, body: object): Promise<InteractionOutcome | null> {
    try {
      return await page.act(name, { ...page.place(), ...body });
    } catch (error) {
      page.tell(error instanceof Error ? error.message : String(error));
      return null;
    }
  }
}
