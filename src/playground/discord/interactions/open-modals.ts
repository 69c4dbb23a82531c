import type { ModalForm } from '../validation/modal-form.ts';

/** A modal that a user sees now. */
export interface OpenModal {
  modal: ModalForm;
  channelId: string;
  /** The message whose button opened it. */
  sourceMessageId: string | null;
  owners: Record<string, string>;
  /** Metadata of the interaction that opened it. */
  triggeredBy: object;
}

/** The newest modal of each user; answering or opening another closes it. */
export type OpenModals = Map<string, OpenModal>;
