import type { APIInteractionResponse } from 'discord-api-types/v10';

export interface Part {
  type: number;
  content?: string;
  custom_id?: string;
  disabled?: boolean;
  label?: string;
  style?: number;
  components?: Part[];
  accessory?: Part;
}

/** The message that a response carries. */
export function messageOf(response: APIInteractionResponse): { flags: number; components: Part[] } {
  if (!('data' in response) || response.data === undefined || !('components' in response.data))
    throw new Error(`The response of type ${response.type} carries no message`);
  return response.data as unknown as { flags: number; components: Part[] };
}

/** Every component of a message, outer ones first. */
export function partsOf(components: readonly Part[]): Part[] {
  return components.flatMap((part) => [
    part,
    ...partsOf(part.components ?? []),
    ...partsOf(part.accessory === undefined ? [] : [part.accessory]),
  ]);
}

/** All the text of a message, in order. */
export function textOf(response: APIInteractionResponse): string {
  return partsOf(messageOf(response).components)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
}

/** The custom ids that can be pressed. */
export function buttonsOf(response: APIInteractionResponse): string[] {
  return partsOf(messageOf(response).components).flatMap(({ custom_id, disabled }) =>
    custom_id === undefined || disabled ? [] : [custom_id],
  );
}
