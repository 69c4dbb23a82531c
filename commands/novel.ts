import { workCommand } from './parts/work-command.ts';

export const novel = workCommand('novel', 'Facts about the novel: authors, story, editions, reception and more');
