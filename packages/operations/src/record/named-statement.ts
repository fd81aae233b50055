import type { Statement } from '@plumbline/database';

/**
 * A statement of fixed text, written once with names for its values: `:town` stands for a parameter, `::int` for a cast.
 * @throws Error when a value is missing
 * @example namedStatement('select 1 where :town::int = 1')({ town: 1 })
 */
export const namedStatement = <Row = unknown>(
  text: string,
): ((values: Readonly<Record<string, unknown>>) => Statement<Row>) => {
  const names: string[] = [];
  const sql = text.replace(/(?<!:):([a-z]\w*)/gi, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return (values) => {
    const parameters = names.map((name) => {
      if (values[name] === undefined) throw new Error(`The statement has no value for ${name}.`);
      return values[name];
    });
    return { sql, parameters } as unknown as Statement<Row>;
  };
};
