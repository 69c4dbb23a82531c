import { z } from 'zod';
import { checkForm } from './check-form.ts';
import { type CommandForm, commandForm } from './command-form.ts';
import { commandSize } from './command-size.ts';
import { type FormFault, formFault } from './form-fault.ts';
import { invalidForm } from './invalid-form.ts';

const maxSize = 8000;
const limits: Record<number, number> = { 1: 100, 2: 15, 3: 15 };

/** Checks one command; throws the refusal with every fault. */
export function checkCommand(body: unknown): CommandForm {
  const check = checkForm(commandForm, body ?? {});
  if (!check.ok) throw invalidForm(check.faults);
  const faults = sizeFaults(check.data, []);
  if (faults.length > 0) throw invalidForm(faults);
  return check.data;
}

/** Checks a list that is to replace all commands of a scope. */
export function checkCommands(body: unknown): CommandForm[] {
  const check = checkForm(z.array(commandForm), body);
  if (!check.ok) throw invalidForm(check.faults);
  const commands = check.data;
  const faults = [
    ...commands.flatMap((command, index) => sizeFaults(command, [index])),
    ...commands.flatMap((command, index) => duplicateFaults(commands, command, index)),
    ...countFaults(commands),
  ];
  if (faults.length > 0) throw invalidForm(faults);
  return commands;
}

/** Whether a scope with these commands has no room for one more of the type. */
export function isFull(commands: readonly { type: number }[], type: number): boolean {
  return commands.filter((command) => command.type === type).length >= (limits[type] ?? 0);
}

function sizeFaults(command: CommandForm, path: (string | number)[]): FormFault[] {
  if (commandSize(command) <= maxSize) return [];
  return [formFault(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${maxSize})`)];
}

function duplicateFaults(all: readonly CommandForm[], command: CommandForm, index: number): FormFault[] {
  const first = all.findIndex(({ name, type }) => name === command.name && type === command.type);
  if (first === index) return [];
  return [formFault([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')];
}

function countFaults(commands: readonly CommandForm[]): FormFault[] {
  return Object.entries(limits).flatMap(([type, limit]) => {
    if (commands.filter((command) => command.type === Number(type)).length <= limit) return [];
    return [formFault([], 'BASE_TYPE_MAX_LENGTH', `Must be ${limit} or fewer in length.`)];
  });
}
