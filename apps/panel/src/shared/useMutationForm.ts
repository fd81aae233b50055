import { useQueryClient } from '@tanstack/react-query';
import type { TadaDocumentNode } from 'gql.tada';
import { useState } from 'react';
import { request } from '../data/request.ts';
import { useT } from '../i18n/useT.ts';
import { type Problem, problemsByField } from './form/runStep.ts';
import { troubleText } from './Trouble.tsx';

type Payload = { problems: readonly Problem[] };

/** The state of a small form that sends one mutation. */
export type MutationForm<Result> = {
  sending: boolean;
  errors: Record<string, string>;
  others: string[];
  setErrors: (errors: Record<string, string>) => void;
  /** Sends the form; gives the answer when there were no problems, else null with the messages set. */
  submit: () => Promise<Result | null>;
};

/**
 * Sends a mutation from a form: problems go to their fields, the rest above the button, and everything shown is read anew.
 * @param fields names of the form's fields, as in the problems' paths
 */
export const useMutationForm = <Result extends object, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  fields: readonly string[],
  variables: () => Variables,
): MutationForm<Result> => {
  const t = useT();
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [others, setOthers] = useState<string[]>([]);
  const submit = async (): Promise<Result | null> => {
    setSending(true);
    setErrors({});
    setOthers([]);
    try {
      const result = await request(document, variables());
      const problems = (Object.values(result) as Payload[]).flatMap((payload) => payload.problems);
      if (problems.length > 0) {
        const found = problemsByField(problems, fields);
        setErrors(found.fields);
        setOthers(found.others);
        return null;
      }
      void client.invalidateQueries();
      return result;
    } catch (trouble) {
      setOthers([troubleText(trouble, t)]);
      return null;
    } finally {
      setSending(false);
    }
  };
  return { sending, errors, others, setErrors, submit };
};
