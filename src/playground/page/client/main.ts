import './base.css';
import './page.css';
import './markdown.css';
import './component.css';
import './message.css';
import './forum.css';
import './command-box.css';
import './panel.css';
import './direction.css';
import { ChatMessage } from './chat-message.ts';
import { CommandBox } from './command-box.ts';
import { ContextMenu } from './context-menu.ts';
import { EventLog } from './event-log.ts';
import { MessageList } from './message-list.ts';
import { ModalForm } from './modal-form.ts';
import { PlaygroundPage } from './playground-page.ts';
import { SidePanel } from './side-panel.ts';
import { TimeStamp } from './time-stamp.ts';

const elements = {
  'time-stamp': TimeStamp,
  'chat-message': ChatMessage,
  'message-list': MessageList,
  'command-box': CommandBox,
  'modal-form': ModalForm,
  'context-menu': ContextMenu,
  'event-log': EventLog,
  'side-panel': SidePanel,
  // Last, for it finds the others by name.
  'playground-page': PlaygroundPage,
};
for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
