import type { inputOf } from './choices.ts';

type Input = ReturnType<typeof inputOf>;

/**
 * Messages of the server by what they are about: the fields of the year by their path, classes and posts by their ids,
 * first classes by school and grade; the rest apart.
 */
export const errorsOf = (
  problems: readonly { readonly message: string; readonly path: readonly string[] | null }[],
  input: Input,
): { readonly fields: Readonly<Record<string, string>>; readonly others: readonly string[] } => {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { message, path } of problems) {
    const [list, at = ''] = path ?? [];
    const place = Number(at);
    const intake = input.intakes?.[place];
    const key =
      list === 'classes'
        ? input.classes?.[place]?.class
        : list === 'posts'
          ? input.posts?.[place]?.post
          : list === 'intakes'
            ? intake && `${intake.school}/${intake.grade}`
            : list === 'title' || list === 'endsOn' || list === 'terms'
              ? path?.join('.')
              : undefined;
    if (key === undefined) others.push(message);
    else fields[key] = message;
  }
  return { fields, others };
};
