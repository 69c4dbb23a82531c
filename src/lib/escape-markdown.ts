/**
 * Makes text show as it is in a Discord message: no markdown, mentions, timestamps or masked links come of it.
 * Line breaks are kept.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_~|`]/g, '\\$&')
    .replace(/<(?=[@#:/a-z])/gi, '\\<')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[')
    .replace(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)\.(?=\s)/gm, '$1\\.');
}
