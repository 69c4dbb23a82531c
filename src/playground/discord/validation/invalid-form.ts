import { ApiError } from '../rest/api-error.ts';
import type { FormFault } from './form-fault.ts';

interface ErrorTree {
  _errors?: { code: string; message: string }[];
  [key: string]: ErrorTree | ErrorTree['_errors'];
}

/** The 50035 refusal for the faults: nested by key, `_errors` at the leaves. */
export function invalidForm(faults: readonly FormFault[]): ApiError {
  const root: ErrorTree = {};
  for (const fault of faults) {
    const leaf = fault.path.reduce<ErrorTree>((node, key) => descend(node, String(key)), root);
    leaf._errors = [...(leaf._errors ?? []), { code: fault.code, message: fault.message }];
  }
  return new ApiError(400, 50035, 'Invalid Form Body', root);
}

function descend(node: ErrorTree, key: string): ErrorTree {
  const child = node[key];
  if (child !== undefined && !Array.isArray(child)) return child;
  const made: ErrorTree = {};
  node[key] = made;
  return made;
}
