import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { encodeId } from './global-id.ts';
import { scopeMissing } from './needed-scopes.ts';
import { schema } from './schema.ts';
import { fieldScopes, missingScope, scopeOfRoute, scopesOfField } from './scopes.ts';

const fieldsOf = (root: 'Query' | 'Mutation'): string[] =>
  Object.keys((root === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});

const missing = (granted: readonly string[], text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('The operation stands first.');
  return scopeMissing(new Set(granted), { document, operation, variables });
};

describe('the table of scopes', () => {
  it.each(['Query', 'Mutation'] as const)(
    'names what a key needs for every field of %s, and no field that is not there',
    (root) => {
      const without = fieldsOf(root).filter((field) => scopesOfField(root, field, () => ({})) === null);
      expect(without).toEqual([]);
      expect(Object.keys(fieldScopes[root]).filter((field) => !fieldsOf(root).includes(field))).toEqual([]);
    },
  );

  it('opens no mutation to a key that only reads', () => {
    const reading = new Set(['*:read', 'accounts:read']);
    const open = fieldsOf('Mutation').filter((field) => {
      const needed = scopesOfField('Mutation', field, () => ({}));
      return needed !== null && missingScope(reading, needed) === null;
    });
    expect(open).toEqual([]);
  });

  it('knows the addresses beside GraphQL, and what is read and what is written there', () => {
    expect(scopeOfRoute('POST', '/api/import/findings/marked')).toBe('rectification:write');
    expect(scopeOfRoute('POST', '/api/import/scores')).toBe('exams:write');
    expect(scopeOfRoute('GET', '/api/ledger.xlsx')).toBe('rectification:read');
    expect(scopeOfRoute('HEAD', '/files/abc')).toBe('files:read');
    expect(scopeOfRoute('POST', '/files')).toBe('files:write');
    expect(scopeOfRoute('POST', '/api/dossier')).toBe('sanctions:read');
    expect(scopeOfRoute('GET', '/filesystem')).toBeNull();
    expect(scopeOfRoute('GET', '/api/nothing')).toBeNull();
  });
});

describe('what a key lacks', () => {
  it('is told by the fields of the root, however they are written', () => {
    expect(missing(['exams:read'], '{ exams { totalCount } viewer { scope } __typename }')).toBeNull();
    expect(missing(['exams:read'], '{ exams { totalCount } other: sanctions { totalCount } }')).toBe('sanctions:read');
    expect(missing(['exams:read'], '{ ...S } fragment S on Query { ... on Query { sanctions { totalCount } } }')).toBe(
      'sanctions:read',
    );
    expect(missing(['exams:read'], '{ sanctions @skip(if: true) { totalCount } }')).toBe('sanctions:read');
  });

  it('is writing where the key only reads, and reading where it only writes', () => {
    const record = 'mutation { rectificationRecord(input: {}) { problems { code } } }';
    expect(missing(['rectification:read'], record)).toBe('rectification:write');
    expect(missing(['rectification:write'], record)).toBeNull();
    expect(missing(['rectification:write'], '{ rectificationCases { totalCount } }')).toBe('rectification:read');
  });

  it('follows the id where a field gives out anything', () => {
    const [sanction, exam] = [encodeId('Sanction', 7), encodeId('Exam', 7)];
    const asked = 'query($id: ID!) { node(id: $id) { id } }';
    expect(missing(['exams:read'], asked, { id: exam })).toBeNull();
    expect(missing(['exams:read'], asked, { id: sanction })).toBe('sanctions:read');
    expect(missing(['exams:read'], `{ node(id: "${sanction}") { id } }`)).toBe('sanctions:read');
    expect(missing(['exams:read'], `query($id: ID = "${sanction}") { node(id: $id) { id } }`)).toBe('sanctions:read');
    expect(missing(['exams:read'], `{ nodes(ids: ["${exam}", "${sanction}"]) { id } }`)).toBe('sanctions:read');
    expect(missing(['exams:read'], '{ node(id: "nothing") { id } }')).toBeNull();
  });

  it('is the accounts for every key that was made in a real town, also where a person is only added with a login', () => {
    const everything = ['*:read', '*:write'];
    expect(missing(everything, '{ sanctions { totalCount } people { totalCount } }')).toBeNull();
    expect(missing(everything, 'mutation { resetPassword(input: { person: "x" }) { problems { code } } }')).toBe(
      'accounts:write',
    );
    const add = (login: string) => `mutation { createPerson(input: { name: "x" ${login} }) { problems { code } } }`;
    expect(missing(everything, add(''))).toBeNull();
    expect(missing(everything, add('login: "x"'))).toBe('accounts:write');
    expect(missing([...everything, 'accounts:write'], add('login: "x"'))).toBeNull();
  });
});
