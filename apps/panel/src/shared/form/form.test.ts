import { afterEach, describe, expect, it, vi } from 'vitest';
import { askedFields, fieldsOf } from './fields.ts';
import { mutationOf, problemsByField, runStep } from './runStep.ts';
import { evidenceTrouble, inputOf, missingFields } from './values.ts';

const schema = {
  type: 'object',
  properties: {
    verified: { type: 'boolean', title: 'Seen', 'x-kind': 'switch' },
    weight: {
      type: 'string',
      title: 'Weight',
      'x-kind': 'choice',
      enum: ['LIGHT', 'SERIOUS'],
      'x-titles': { LIGHT: 'Light' },
    },
    person: { type: 'string', title: 'Person', 'x-kind': 'person' },
    text: { type: 'string', title: 'Text', maxLength: 20 },
    evidence: { type: 'array', title: 'Evidence', 'x-kind': 'files' },
  },
  required: ['text'],
};

describe('fields of a step', () => {
  it('come from its JSON Schema in its order', () => {
    expect(fieldsOf(schema).map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['verified', 'switch', false],
      ['weight', 'choice', false],
      ['person', 'person', false],
      ['text', 'text', true],
      ['evidence', 'files', false],
    ]);
  });

  it('are only those asked for this record, with what it requires', () => {
    expect(fieldsOf(schema, ['weight', 'text'], ['weight']).map(({ name, required }) => [name, required])).toEqual([
      ['weight', true],
      ['text', false],
    ]);
  });

  it('name a choice without a title by its code', () => {
    expect(fieldsOf(schema)[1]?.options).toEqual([
      { value: 'LIGHT', title: 'Light' },
      { value: 'SERIOUS', title: 'SERIOUS' },
    ]);
  });
});

describe('the input of a step', () => {
  const stored = { key: 'k', name: 'a.jpg', mediaType: 'image/jpeg', status: 'stored' as const, fileId: 'F1' };

  it('holds ids for what was picked and leaves out what is empty', () => {
    const values = {
      verified: false,
      person: { id: 'P1', label: 'Wang' },
      text: '  words ',
      weight: '',
      evidence: [stored],
    };
    expect(inputOf(fieldsOf(schema), values)).toEqual({
      verified: false,
      person: 'P1',
      text: 'words',
      evidence: ['F1'],
    });
  });

  it('misses required fields of spaces only', () => {
    expect(missingFields(fieldsOf(schema), { text: '   ' }).map(({ name }) => name)).toEqual(['text']);
  });

  it('waits for photos, and for those that failed to be mended', () => {
    expect(evidenceTrouble({ evidence: [stored] })).toBeNull();
    expect(evidenceTrouble({ evidence: [{ ...stored, status: 'sending' }] })).toBe('sending');
    expect(
      evidenceTrouble({
        evidence: [
          { ...stored, status: 'sending' },
          { ...stored, status: 'failed' },
        ],
      }),
    ).toBe('failed');
  });
});

describe('a field that hangs on a choice', () => {
  const hanging = fieldsOf({
    type: 'object',
    properties: {
      kind: { type: 'string', 'x-kind': 'choice', enum: ['EXTENSION', 'CORRECTION'] },
      newDay: { type: 'string', 'x-kind': 'day', 'x-where': { field: 'kind', is: ['EXTENSION'], required: true } },
      place: { type: 'string', 'x-kind': 'text', 'x-where': { field: 'kind', is: ['CORRECTION'], required: false } },
    },
    required: ['kind'],
  });
  const asked = (values: Record<string, string>) => askedFields(hanging, values).map(({ name }) => name);
  const typed = { newDay: '2026-12-09', place: 'second floor' };

  it('is asked for only while the choice is made so', () => {
    expect(asked({})).toEqual(['kind']);
    expect(asked({ kind: 'EXTENSION' })).toEqual(['kind', 'newDay']);
    expect(asked({ kind: 'CORRECTION' })).toEqual(['kind', 'place']);
  });

  it('is missing only while it is asked for', () => {
    const missing = (kind: string) => missingFields(hanging, { kind }).map(({ name }) => name);
    expect(missing('EXTENSION')).toEqual(['newDay']);
    expect(missing('CORRECTION')).toEqual([]);
  });

  it('is not sent when the choice was changed after it was typed', () => {
    expect(inputOf(hanging, { kind: 'EXTENSION', ...typed })).toEqual({ kind: 'EXTENSION', newDay: '2026-12-09' });
    expect(inputOf(hanging, { kind: 'CORRECTION', ...typed })).toEqual({ kind: 'CORRECTION', place: 'second floor' });
  });
});

describe('problems', () => {
  it('go to their field, and above the button when no field shows them', () => {
    const problems = [
      { code: 'InvalidInput', message: 'too long', path: ['input', 'text'] },
      { code: 'NotAllowed', message: 'not yours', path: null },
      { code: 'InvalidInput', message: 'hidden', path: ['input', 'other'] },
    ];
    expect(problemsByField(problems, ['text'])).toEqual({
      fields: { text: 'too long' },
      others: ['not yours', 'hidden'],
    });
  });
});

describe('running a step', () => {
  afterEach(() => vi.unstubAllGlobals());

  const answerWith = (...answers: (object | Error)[]) => {
    const sent: { query: string; variables: { input: Record<string, unknown> } }[] = [];
    vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
      sent.push(JSON.parse(init.body));
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return new Response(JSON.stringify(answer), { status: 200 });
    });
    return sent;
  };
  const done = { data: { outcome: { record: { id: 'R', number: '1', version: 2, title: 't' }, problems: [] } } };
  const step = { workflow: 'rectification', name: 'submitPlan', id: 'R', expectedVersion: 1 };

  it('names the mutation by workflow and step', () => {
    expect(mutationOf('rectification', 'submitPlan')).toContain(
      'mutation Step($input: RectificationSubmitPlanInput!) {\n  outcome: rectificationSubmitPlan(input: $input)',
    );
  });

  it('sends the same key again after a lost answer, and another one for another body', async () => {
    const sent = answerWith(new TypeError('network'), done, done);
    const attempt = { current: undefined };
    await expect(runStep(step, { plan: 'a' }, attempt)).rejects.toMatchObject({ kind: 'network' });
    await runStep(step, { plan: 'a' }, attempt);
    await runStep(step, { plan: 'b' }, attempt);
    const keys = sent.map(({ variables }) => variables.input['idempotencyKey']);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(sent[1]?.variables.input).toMatchObject({ id: 'R', expectedVersion: 1, plan: 'a' });
  });

  it('names the record beside which something starts, and no version of it', async () => {
    const sent = answerWith(done);
    await runStep({ workflow: 'request', name: 'ask', parentId: 'R' }, { reason: 'a' }, { current: undefined });
    expect(sent[0]?.query).toContain('requestAsk(input: $input)');
    expect(Object.keys(sent[0]?.variables.input ?? {}).sort()).toEqual(['idempotencyKey', 'parentId', 'reason']);
  });
});
