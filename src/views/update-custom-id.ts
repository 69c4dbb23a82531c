import { customId } from './custom-id.ts';

/** The custom id by which a posted update can be recognised: `v1:update:sources:<id>` (design, section 1.4). */
export function updateCustomId(updateId: string): string {
  return customId({ command: 'update', action: 'sources', args: [updateId] });
}
