import type { Namespace } from '../../src/settings/store.ts';
import type { CrashPlan } from './crash-plan.ts';

/** A real namespace whose process can die before and after every step. */
export function withCrashPoints(namespace: Namespace, { point }: CrashPlan): Namespace {
  const around = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await point();
    const result = await work();
    await point();
    return result;
  };
  return {
    get: (key) => around(() => namespace.get(key)),
    getMany: (keys) => around(() => namespace.getMany(keys)),
    set: (key, value) => around(() => namespace.set(key, value)),
    setMany: (entries) => around(() => namespace.setMany(entries)),
    delete: (key) => around(() => namespace.delete(key)),
    async *entries() {
      for await (const entry of namespace.entries()) {
        await point();
        yield entry;
      }
    },
  };
}
