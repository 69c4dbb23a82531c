import { html, nothing } from 'lit';
import type { MarkdownNode } from './markdown-node.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { spoiler } from './spoiler.ts';
import type { MessageState, RenderContext } from './types.ts';

/** Discord markdown as a template. Nothing of the text is ever read as HTML. */
export function renderMarkdown(text: string, context: RenderContext, state: MessageState): unknown {
  return renderNodes(parseMarkdown(text), context, state);
}

function renderNodes(nodes: readonly MarkdownNode[], context: RenderContext, state: MessageState): unknown {
  return nodes.map((node) => renderNode(node, context, state));
}

function renderNode(node: MarkdownNode, context: RenderContext, state: MessageState): unknown {
  const inner = 'children' in node ? renderNodes(node.children, context, state) : nothing;
  switch (node.type) {
    case 'text':
      return node.text;
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'emphasis':
      return html`<em>${inner}</em>`;
    case 'underline':
      return html`<u>${inner}</u>`;
    case 'strike':
      return html`<s>${inner}</s>`;
    case 'quote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'spoiler': {
      const key = JSON.stringify(node.children);
      return spoiler(inner, { isOpen: state.isOpen(key), open: () => state.open(key) });
    }
    case 'subtext':
      return html`<div class="subtext">${inner}</div>`;
    case 'heading':
      return renderHeading(node.level, inner);
    case 'list': {
      const items = node.items.map((item) => html`<li>${renderNodes(item, context, state)}</li>`);
      return node.ordered ? html`<ol start=${node.start}>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'codeblock':
      return html`<pre tabindex="0"><code>${node.text}</code></pre>`;
    case 'link':
      return html`<a href=${node.url} title=${node.url} target="_blank" rel="noreferrer noopener">${inner}</a>`;
    case 'timestamp':
      return html`<time-stamp .unix=${node.unix} .look=${node.style} .name=${'timestamp'}></time-stamp>`;
    default:
      return renderMention(node, context);
  }
}

function renderHeading(level: 1 | 2 | 3, inner: unknown): unknown {
  if (level === 1) return html`<h3 class="heading-1">${inner}</h3>`;
  return level === 2 ? html`<h4 class="heading-2">${inner}</h4>` : html`<h5 class="heading-3">${inner}</h5>`;
}

function renderMention(node: Extract<MarkdownNode, { id: string }>, context: RenderContext): unknown {
  if (node.type === 'user' || node.type === 'role') {
    const name = node.type === 'user' ? context.userName(node.id) : context.roleName(node.id);
    return html`<span class="mention">@${name ?? `unknown-${node.type}`}</span>`;
  }
  if (node.type === 'command') {
    const use = () => context.useCommand(node.name);
    return html`<button class="mention" type="button" @click=${use}>/${node.name}</button>`;
  }
  const name = context.channelName(node.id);
  if (name === null) return html`<span class="mention"># unknown</span>`;
  const open = () => context.openChannel(node.id);
  return html`<button class="mention" type="button" @click=${open}># ${name}</button>`;
}
