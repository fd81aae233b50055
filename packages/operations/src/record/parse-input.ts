import type { Text } from '@plumbline/terms';
import { fill } from '@plumbline/terms';
import { type Fields, inputSchema, isPersonal, type Step } from '@plumbline/workflows';
import type { z } from 'zod';

/** What is wrong with one field. */
export interface InputFault {
  readonly path: readonly string[];
  readonly text: Text;
}

/** The input of a step, parsed, and parted into what guards may read and what is personal. */
export interface ParsedInput {
  readonly all: Readonly<Record<string, unknown>>;
  readonly plain: Readonly<Record<string, unknown>>;
  readonly personal: Readonly<Record<string, unknown>>;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

const titleOf = (fields: Fields, path: readonly PropertyKey[]): Text =>
  fields[String(path[0])]?.title ?? [String(path[0] ?? ''), String(path[0] ?? '')];

const required = ([zh, en]: Text): Text => [`请填写“${zh}”`, `“${en}” is required`];

const faultOf = (fields: Fields, issue: z.core.$ZodIssue): InputFault[] => {
  const path = issue.path.map(String);
  const [zh, en] = titleOf(fields, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [key],
      text: [
        `这一步没有“${key}”这一项；可填：${Object.keys(fields).join('、') || '无'}`,
        `This step has no field “${key}”; it takes: ${Object.keys(fields).join(', ') || 'none'}`,
      ],
    }));
  }
  if (issue.code === 'too_big') {
    const unit: Text = issue.origin === 'array' ? ['项', 'items'] : ['个字', 'characters'];
    return [
      {
        path,
        text: fill([`“${zh}”最多 {n} {u}，请删减`, `“${en}” takes at most {n} ${unit[1]}; please shorten it`], {
          n: String(issue.maximum),
          u: unit[0],
        }),
      },
    ];
  }
  if (issue.code === 'too_small') return [{ path, text: required([zh, en]) }];
  if (issue.code === 'invalid_format' && issue.format === 'regex')
    return [
      {
        path,
        text: [
          `“${zh}”要写成 71 或 71.5 这样的数，小数至多四位`,
          `“${en}” must be a number like 71 or 71.5, with four decimals at most`,
        ],
      },
    ];
  if (issue.code === 'invalid_format')
    return [{ path, text: [`“${zh}”要写成 2026-11-24 这样的日期`, `“${en}” must be a day written like 2026-11-24`] }];
  return [
    {
      path,
      text: [`“${zh}”的内容不对，请重新选择或填写`, `“${en}” is not a valid value; please choose or fill it again`],
    },
  ];
};

const noFields: Fields = {};
const schemas = new WeakMap<Fields, z.ZodObject>();

/** A schema is compiled when it first parses, so it is made once. */
const schemaOf = (fields: Fields): z.ZodObject => {
  const schema = schemas.get(fields) ?? inputSchema(fields);
  schemas.set(fields, schema);
  return schema;
};

const isAskedFor = ({ where }: Fields[string], filled: Readonly<Record<string, unknown>>): boolean =>
  where === undefined || where.is.includes(String(filled[where.field]));

/** Fields that a choice of the same form makes necessary. */
const requiredByChoice = (fields: Fields, filled: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.where !== undefined && field.thenRequired && isAskedFor(field, filled) ? [name] : [],
  );

/** Fields that are filled although a choice of the same form does not ask for them. */
const notAskedFor = (fields: Fields, filled: Readonly<Record<string, unknown>>): InputFault[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    !Object.hasOwn(filled, name) || isAskedFor(field, filled)
      ? []
      : [
          {
            path: [name],
            text: [
              `按所选的“${fields[field.where?.field ?? '']?.title[0]}”，“${field.title[0]}”不用填，请清空`,
              `“${field.title[1]}” is not asked for under the chosen “${fields[field.where?.field ?? '']?.title[1]}”; please clear it`,
            ] as const,
          },
        ],
  );

/**
 * Parses a step's input by its declared fields.
 * Empty texts and nulls count as left out; every fault is reported at once, in both languages.
 * @param given the fields as they came from outside
 * @param required names of fields that must be filled in this record
 * @param today the town's present day, for days that may not lie before it
 */
export const parseInput = (
  step: Step,
  given: Readonly<Record<string, unknown>>,
  requiredNames: readonly string[],
  today: string,
): { ok: true; input: ParsedInput } | { ok: false; faults: readonly InputFault[] } => {
  const fields: Fields = step.input ?? noFields;
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => !isEmpty(value)));
  const faults: InputFault[] = [...requiredNames, ...requiredByChoice(fields, filled)]
    .filter((name) => !Object.hasOwn(filled, name) && fields[name]?.kind !== 'password')
    .map((name) => ({ path: [name], text: required(titleOf(fields, [name])) }));
  faults.push(...notAskedFor(fields, filled));
  const missing = new Set(faults.map(({ path }) => path[0]));
  const parsed = schemaOf(fields).safeParse(filled);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      if (!missing.has(String(issue.path[0]))) faults.push(...faultOf(fields, issue));
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = filled[name];
    if (field.fromToday && typeof value === 'string' && value < today && !faults.some(({ path }) => path[0] === name)) {
      faults.push({
        path: [name],
        text: [
          `“${field.title[0]}”是 ${value}，不能早于今天 ${today}`,
          `“${field.title[1]}” is ${value}; it cannot lie before today, ${today}`,
        ],
      });
    }
  }
  if (faults.length > 0 || !parsed.success) return { ok: false, faults };
  const part = (personal: boolean) =>
    Object.fromEntries(
      Object.entries(parsed.data).filter(
        ([name]) => fields[name] !== undefined && isPersonal(fields[name]) === personal,
      ),
    );
  return { ok: true, input: { all: parsed.data, plain: part(false), personal: part(true) } };
};
