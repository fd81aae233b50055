/**
 * What the log may know of a fault: its kind, the database's code and where it happened, never its message, which may
 * quote a person's words or a statement.
 */
export const faultOf = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, code, constraint, at: places.slice(0, 12).map((line) => line.trim()) };
};
