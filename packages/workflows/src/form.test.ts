import { type Locale, upperSnake } from '@plumbline/terms';
import { describe, expect, it } from 'vitest';
import type { Step, Workflow } from './define.ts';
import { inputSchema } from './field.ts';
import { stepForm } from './form.ts';
import { workflows } from './index.ts';

interface Property {
  readonly title: string;
  readonly description?: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly maxItems?: number;
  readonly items?: { readonly type: string };
  readonly format?: string;
  readonly 'x-kind': string;
  readonly 'x-when'?: string;
  readonly 'x-titles'?: Readonly<Record<string, string>>;
  readonly 'x-from-today'?: boolean;
}
interface Form {
  readonly type: string;
  readonly title: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
}

const locales: readonly Locale[] = ['zh', 'en'];
const formOf = (step: Step, locale: Locale) => stepForm(step, locale) as unknown as Form;
const steps = Object.values(workflows).flatMap((workflow: Workflow) =>
  Object.entries(workflow.steps).flatMap(([name, step]) => locales.map((locale) => ({ workflow, name, step, locale }))),
);
const han = /\p{Script=Han}/u;

describe.each(steps)('the form of $workflow.name.$name in $locale', ({ workflow, step, locale }) => {
  const form = formOf(step, locale);
  const properties = Object.entries(form.properties);

  it('is an object that takes its own fields and no others', () => {
    expect([form.type, form.additionalProperties]).toEqual(['object', false]);
    expect(Object.keys(form.properties)).toEqual(Object.keys(step.input ?? {}));
    expect(form.required).toEqual(
      Object.entries(step.input ?? {}).flatMap(([name, { required }]) => (required ? [name] : [])),
    );
  });

  it('speaks the reader’s language everywhere and leaves no text empty', () => {
    const texts = [
      form.title,
      ...properties.flatMap(([, { title, description, 'x-titles': titles }]) => [
        title,
        ...(description === undefined ? [] : [description]),
        ...Object.values(titles ?? {}),
      ]),
    ];
    expect(texts.filter((text) => text.trim() === '' || han.test(text) !== (locale === 'zh'))).toEqual([]);
  });

  it('says of each field what a form must draw', () => {
    for (const [name, property] of properties) {
      const field = step.input?.[name];
      expect([name, property['x-kind']]).toEqual([name, field?.kind]);
      if (property['x-when'] !== undefined) expect(Object.keys(workflow.guards)).toContain(property['x-when']);
      if (property['x-kind'] === 'choice') {
        expect(property.enum).toEqual(Object.keys(field?.options ?? {}).map(upperSnake));
        expect(Object.keys(property['x-titles'] ?? {})).toEqual(property.enum);
      }
      if (['text', 'longText'].includes(property['x-kind']))
        expect([property.type, property.minLength, property.maxLength]).toEqual(['string', 1, field?.max]);
      if (property['x-kind'] === 'day') expect([property.type, property.format]).toEqual(['string', 'date']);
      if (property['x-kind'] === 'switch') expect(property.type).toBe('boolean');
      if (property['x-kind'] === 'files')
        expect([property.type, property.items?.type, property.maxItems]).toEqual(['array', 'string', field?.max]);
      if (['person', 'unit', 'inspection', 'record', 'exam', 'password'].includes(property['x-kind']))
        expect(property.type).toBe('string');
      if (['targets', 'clauses'].includes(property['x-kind']))
        expect([property.type, property.items?.type, property.maxItems]).toEqual(['array', 'object', field?.max]);
    }
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });
});

describe('every word of a workflow', () => {
  it.each(Object.values(workflows) as readonly Workflow[])('is there in Chinese and English: $name', (workflow) => {
    const texts = [
      workflow.title,
      ...[workflow.states, workflow.steps, workflow.relations, workflow.deadlines].flatMap((group) =>
        Object.values(group).map(({ title }) => title),
      ),
      ...Object.values(workflow.guards).map(({ reason }) => reason),
      ...Object.values(workflow.reminders).map(({ title }) => title),
      ...Object.values(workflow.steps).flatMap(({ next }) => (next === undefined ? [] : [next])),
    ];
    expect(texts.filter(([zh, en]) => !han.test(zh) || han.test(en) || en.trim() === '')).toEqual([]);
  });
});

describe('the schema that input is parsed with', () => {
  const schema = inputSchema(workflows.rectification.steps['issueNotice']?.input ?? {});
  const good = { responsible: 7, requirement: '一周内补齐', rectifyBy: '2026-12-02' };

  it('takes what the form asks for, trimmed', () => {
    expect(schema.parse({ ...good, requirement: ' 补齐 ' })).toEqual({ ...good, requirement: '补齐' });
  });

  it.each([
    ['a day that does not exist', { rectifyBy: '2026-02-30' }],
    ['a day with a time', { rectifyBy: '2026-12-02T00:00:00Z' }],
    ['a text of blanks', { requirement: '  ' }],
    ['a text that is too long', { requirement: '补'.repeat(1001) }],
    ['an unknown choice', { weight: 'huge' }],
    ['a person that is no number', { responsible: '7' }],
    ['a negative number', { responsible: -1 }],
    ['a field that nobody asked for', { state: 'closed' }],
  ])('refuses %s', (_, bad) => {
    expect(schema.safeParse({ ...good, ...bad }).success).toBe(false);
  });
});
