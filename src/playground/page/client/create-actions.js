import { openModal } from './open-modal.js';

/** @import { Choice, CommandEntry, CommandOption, InteractionOutcome, Message, RenderContext } from './types.d.ts' */

/**
 * What a person does with the bot. Whatever becomes of it is shown; nothing here rejects.
 * @param {{
 *   act(name: string, body: object): Promise<InteractionOutcome>,
 *   place(): { user: string, channel: string },
 *   show(message: Message): void,
 *   tell(text: string): void,
 *   context(): RenderContext,
 * }} page
 */
export function createActions(page) {
  return {
    /** @param {CommandEntry} entry @param {CommandOption[]} options */
    invoke: (entry, options) => perform('invoke', { command: entry.path[0], options }),
    /** @param {Message} message @param {string} customId */
    press: (message, customId) => perform('press', { message: message.id, customId }),
    /** @param {Message} message @param {string} customId @param {string[]} values */
    select: (message, customId, values) => perform('select', { message: message.id, customId, values }),
    /** @param {CommandEntry} entry @param {CommandOption[]} options @returns {Promise<Choice[]>} */
    async suggest(entry, options) {
      const outcome = await ask('autocomplete', { command: entry.path[0], options });
      return outcome?.kind === 'choices' ? outcome.choices.map(({ name, value }) => ({ label: name, value })) : [];
    },
  };

  /** @param {string} name @param {object} body */
  async function perform(name, body) {
    const { channel } = page.place();
    const outcome = await ask(name, body);
    switch (outcome?.kind) {
      case 'timeout':
        return page.tell('The application did not respond');
      case 'refused':
        return page.tell(outcome.reason);
      case 'modal': {
        const { modal } = outcome;
        const submit = (/** @type {Record<string, string | string[]>} */ values) =>
          void perform('submit', { customId: modal.custom_id, values });
        return openModal(modal, { context: page.context(), submit });
      }
      case 'message':
      case 'updated':
        return channel === page.place().channel ? page.show(outcome.message) : undefined;
      default:
        return undefined;
    }
  }

  /** @param {string} name @param {object} body */
  async function ask(name, body) {
    try {
      return await page.act(name, { ...page.place(), ...body });
    } catch (error) {
      page.tell(error instanceof Error ? error.message : String(error));
      return null;
    }
  }
}
