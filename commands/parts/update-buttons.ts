import type { Components } from '../../src/bot/command.ts';
import { matchesArgument } from '../../src/views/custom-id.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { updateSourcesCard } from '../../src/views/update-sources-card.ts';

/** The buttons of posted updates, `v1:update:…`; they belong to no slash command. */
export const updateButtons: Components = {
  sources([id = ''], _source, services) {
    const dataset = services.dataset();
    const update = [...dataset.updates.values()].find((each) => matchesArgument(id, each.id));
    return update === undefined
      ? noticeCard(['This update is no longer on record.'])
      : updateSourcesCard(dataset, update);
  },
};
