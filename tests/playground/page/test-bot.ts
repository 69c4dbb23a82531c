import {
  type ApplicationCommandDataResolvable,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  PermissionFlagsBits,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';

/** What the bot of these tests does: a card with a spoiler and a button, a private note, and nothing at all. */
export async function answerAsTestBot(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond(
      ['north', 'northeast', 'south'].filter((name) => name.startsWith(typed)).map((name) => ({ name, value: name })),
    );
  } else if (interaction.isButton()) {
    await interaction.update({
      components: [card(`Pressed by ${interaction.user.displayName}`)],
      flags: MessageFlags.IsComponentsV2,
    });
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'ping') {
    const to = interaction.options.getString('to', true);
    await interaction.reply({
      components: [card(`Pong to **${to}** ||a secret||`)],
      flags: MessageFlags.IsComponentsV2,
    });
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'note') {
    await interaction.reply({ content: 'For you <b>only</b>', flags: MessageFlags.Ephemeral });
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'picture') {
    const gallery = {
      type: ComponentType.MediaGallery,
      items: [{ media: { url: 'attachment://dot.png' }, description: 'A dot' }],
    };
    const files = [{ attachment: Buffer.from(dot, 'base64'), name: 'dot.png' }];
    await interaction.reply({ components: [gallery, kinds], files, flags: MessageFlags.IsComponentsV2 });
  } else if (interaction.isMessageContextMenuCommand()) {
    const { length } = interaction.targetMessage.content.split(' ');
    await interaction.reply(`${length} words of ${interaction.targetMessage.author.displayName}`);
  } else if (interaction.isUserContextMenuCommand()) {
    await interaction.reply(`Hello ${interaction.targetUser.displayName}`);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'read') {
    const { name, size } = interaction.options.getAttachment('file', true);
    await interaction.reply(`${name} has ${size} bytes`);
  } else if (interaction.isStringSelectMenu()) {
    const words = new TextInputBuilder().setCustomId('words').setStyle(TextInputStyle.Short);
    const form = new LabelBuilder().setLabel('In your words').setTextInputComponent(words);
    await interaction.showModal({
      customId: `v1:form:${interaction.values[0]}`,
      title: 'Say more',
      components: [form],
    });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`${interaction.customId} ${interaction.fields.getTextInputValue('words')}`);
  }
}

function card(text: string) {
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    customId: 'v1:ping:again',
    label: 'Again',
  } as const;
  return {
    type: ComponentType.Container,
    accentColor: 0x2e8b57,
    components: [
      { type: ComponentType.TextDisplay, content: text },
      { type: ComponentType.ActionRow, components: [button] },
    ],
  } as const;
}

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const kinds = {
  type: ComponentType.ActionRow,
  components: [
    {
      type: ComponentType.StringSelect,
      customId: 'v1:kind',
      placeholder: 'Which kind?',
      options: [
        { label: 'Round', value: 'round' },
        { label: 'Square', value: 'square' },
      ],
    },
  ],
} as const;

/** What it registers. */
export const testBotCommands: ApplicationCommandDataResolvable[] = [
  {
    name: 'ping',
    description: 'Sends something there and back',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'to',
        description: 'Where to',
        required: true,
        autocomplete: true,
      },
    ] as const,
  },
  { name: 'note', description: 'Tells you alone' },
  { name: 'Count words', type: ApplicationCommandType.Message },
  { name: 'Greet', type: ApplicationCommandType.User },
  {
    name: 'read',
    description: 'Reads a file',
    options: [
      { type: ApplicationCommandOptionType.Attachment, name: 'file', description: 'What to read', required: true },
    ] as const,
  },
  { name: 'picture', description: 'Shows a picture' },
  { name: 'silence', description: 'Says nothing' },
  { name: 'manage', description: 'For admins', defaultMemberPermissions: PermissionFlagsBits.ManageGuild },
];
