/** A piece of Discord markdown. Line breaks stay in `text`. */
export type MarkdownNode =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext'; children: MarkdownNode[] }
  | { type: 'heading'; level: 1 | 2 | 3; children: MarkdownNode[] }
  | { type: 'list'; ordered: boolean; start: number; items: MarkdownNode[][] }
  | { type: 'code'; text: string }
  | { type: 'codeblock'; text: string }
  | { type: 'link'; url: string; children: MarkdownNode[] }
  | { type: 'timestamp'; unix: number; style: string }
  | { type: 'channel' | 'role' | 'user'; id: string }
  | { type: 'command'; id: string; name: string };
