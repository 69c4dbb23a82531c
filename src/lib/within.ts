/** The value if it comes in time, else the fallback; a failure that comes later is nobody's any more. */
export function within<Value, Fallback>(
  value: Promise<Value>,
  { ms, fallback }: { ms: number; fallback: () => Fallback },
): Promise<Value | Fallback> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(fallback()), ms);
    value.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
