import { element } from './element.js';
import { formatTimestamp } from './format-timestamp.js';
import { parseMarkdown } from './markdown.js';
import { spoiler } from './spoiler.js';

/** @import { MarkdownNode } from './markdown.d.ts' */
/** @import { RenderContext } from './types.d.ts' */

const simple = /** @type {const} */ ({
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
  quote: 'blockquote',
});
const headings = /** @type {const} */ (['h3', 'h4', 'h5']);

/**
 * Discord markdown as elements. Only text nodes and known elements: nothing of the text is ever read as HTML.
 * @param {string} text
 * @param {RenderContext} context
 * @returns {DocumentFragment}
 */
export function renderMarkdown(text, context) {
  return fragment(parseMarkdown(text), context);
}

/** @param {MarkdownNode[]} nodes @param {RenderContext} context */
function fragment(nodes, context) {
  const made = document.createDocumentFragment();
  made.append(...nodes.map((node) => render(node, context)));
  return made;
}

/** @param {MarkdownNode} node @param {RenderContext} context @returns {Node} */
function render(node, context) {
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'strong':
    case 'emphasis':
    case 'underline':
    case 'strike':
    case 'quote':
      return element(simple[node.type], {}, fragment(node.children, context));
    case 'spoiler':
      return spoiler(fragment(node.children, context));
    case 'subtext':
      return element('div', { class: 'subtext' }, fragment(node.children, context));
    case 'heading':
      return element(headings[node.level - 1], { class: `heading-${node.level}` }, fragment(node.children, context));
    case 'list':
      return renderList(node, context);
    case 'code':
      return element('code', {}, node.text);
    case 'codeblock':
      return element('pre', {}, element('code', {}, node.text));
    case 'link':
      return renderLink(node, context);
    case 'timestamp':
      return renderTime(node, context);
    default:
      return renderMention(node, context);
  }
}

/** @param {Extract<MarkdownNode, { type: 'list' }>} node @param {RenderContext} context */
function renderList(node, context) {
  const items = node.items.map((item) => element('li', {}, fragment(item, context)));
  return node.ordered ? element('ol', { start: node.start }, ...items) : element('ul', {}, ...items);
}

/** @param {Extract<MarkdownNode, { type: 'link' }>} node @param {RenderContext} context */
function renderLink(node, context) {
  const attributes = { href: node.url, title: node.url, target: '_blank', rel: 'noreferrer noopener' };
  return element('a', attributes, fragment(node.children, context));
}

/** @param {Extract<MarkdownNode, { type: 'timestamp' }>} node @param {RenderContext} context */
function renderTime({ unix, style }, context) {
  const reader = { now: context.now() };
  const date = new Date(unix * 1000);
  const datetime = Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  const attributes = { class: 'timestamp', datetime, title: formatTimestamp(unix, 'F', reader) };
  return element('time', attributes, formatTimestamp(unix, style, reader));
}

/** @param {Extract<MarkdownNode, { id: string }>} node @param {RenderContext} context */
function renderMention(node, context) {
  if (node.type === 'user' || node.type === 'role') {
    const name = node.type === 'user' ? context.userName(node.id) : context.roleName(node.id);
    return element('span', { class: 'mention' }, `@${name ?? `unknown-${node.type}`}`);
  }
  if (node.type === 'command') {
    const use = () => context.useCommand(node.name);
    return element('button', { class: 'mention', type: 'button', on: { click: use } }, `/${node.name}`);
  }
  const name = context.channelName(node.id);
  if (name === null) return element('span', { class: 'mention' }, '# unknown');
  const open = () => context.openChannel(node.id);
  return element('button', { class: 'mention', type: 'button', on: { click: open } }, `# ${name}`);
}
