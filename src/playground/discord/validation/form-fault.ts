/** One thing wrong with a request body: where it stands, Discord's name for it, and its words. */
export interface FormFault {
  path: readonly (string | number)[];
  code: string;
  message: string;
}

/** A fault at a path. */
export function formFault(path: readonly (string | number)[], code: string, message: string): FormFault {
  return { path, code, message };
}
