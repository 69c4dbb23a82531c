import { readFileSync } from 'node:fs';

const pageBytes = 4096;
const ticksPerSecond = 100;

/** Resident memory of a process in megabytes (Linux only). */
export function residentMb(pid: number): number {
  const [, resident = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return (Number(resident) * pageBytes) / 1e6;
}

/** Processor time that a process has used, in seconds (Linux only). */
export function cpuSeconds(pid: number): number {
  // The name of the command, in brackets, may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
