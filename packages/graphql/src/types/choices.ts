import { type Text, upperSnake } from '@plumbline/terms';
import { builder } from '../builder.ts';

/** An enum of named choices: names in upper snake case, titles of both languages as descriptions. */
export const choices = <Code extends string>(
  name: string,
  description: string,
  options: Readonly<Record<Code, Text>>,
) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(
      (Object.entries(options) as [Code, Text][]).map(([code, title]) => [
        upperSnake(code),
        { value: code, description: title.join(' · ') },
      ]),
    ) as Record<string, { value: Code }>,
  });

/** An enum of codes that need no title. */
export const codes = <Code extends string>(name: string, description: string, all: readonly Code[]) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(all.map((code) => [upperSnake(code), { value: code }])) as Record<
      string,
      { value: Code }
    >,
  });
