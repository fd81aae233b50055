import type { TadaDocumentNode } from 'gql.tada';
import { useEffect } from 'react';
import { request } from '../../data/request.ts';
import { useSession } from '../session.ts';
import { readPeople } from './directory.ts';
import {
  PhoneAgreementQuery,
  PhoneCaseQuery,
  PhoneFormQuery,
  PhoneMarkReadMutation,
  type PhoneRecord,
  PhoneRequestQuery,
  PhoneSanctionStepQuery,
} from './documents.ts';
import { type Read, readThrough, useCopy } from './useCopy.ts';

type RecordQuery = TadaDocumentNode<{ record: PhoneRecord | null }, { number: string }>;

/** How a record of a workflow is read by its number. */
const queries: Readonly<Record<string, RecordQuery>> = {
  rectification: PhoneCaseQuery,
  request: PhoneRequestQuery,
  agreement: PhoneAgreementQuery,
  sanction: PhoneSanctionStepQuery,
};

/** Reads what every record has, whatever its workflow. */
export const useRecord = (workflow: string, number: string): Read<{ record: PhoneRecord | null }> =>
  useCopy(queries[workflow] ?? PhoneCaseQuery, { number });

type Startable = { workflow: string; name: string };

/** Marks a record that is looked at as read, and keeps the forms of what may be done in it for the corridor without a connection. */
export const useLookedAt = (record: PhoneRecord | null, startable: readonly Startable[] = []): void => {
  const { owner, locale } = useSession();
  // Pages that read anew by themselves prepare again only when something has changed.
  const key = record && `${record.id} ${record.version} ${record.availableSteps.map(({ name }) => name).join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what may be started comes with the record
  useEffect(() => {
    if (!record) return;
    const { id, workflow, availableSteps } = record;
    for (const step of [...availableSteps.map(({ name }) => ({ workflow, name })), ...startable])
      void readThrough(owner, PhoneFormQuery, { workflow: step.workflow, step: step.name }, locale).catch(
        () => undefined,
      );
    // A request may name a colleague.
    if (startable.length > 0) void readPeople(owner, locale).catch(() => undefined);
    void request(PhoneMarkReadMutation, { record: id }).catch(() => undefined);
  }, [key, owner, locale]);
};
