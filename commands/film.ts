import { workCommand } from './parts/work-command.ts';

export const film = workCommand('film', 'Facts about the film: cast, making, places, box office and more');
