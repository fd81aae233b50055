/** Of a row that is there already. */
export const alreadyThere = '23505';

/**
 * SQLSTATE of what PostgreSQL answered; empty for any other error, and where a row that is there already is one of
 * another table than asked about.
 */
export const sqlStateOf = (error: unknown, table: string): string => {
  const { code, table: found } = error as { code?: unknown; table?: unknown };
  if (!(error instanceof Error) || typeof code !== 'string') return '';
  return code === alreadyThere && found !== table ? '' : code;
};
