import type { TadaDocumentNode } from 'gql.tada';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PanelLocale } from '../../data/preferences.ts';
import { RequestTrouble, request } from '../../data/request.ts';
import { standIn } from '../../data/standIn.ts';
import { keepCopy, readCopy } from '../device/copies.ts';
import { useSession } from '../session.ts';

/** What is known of an answer: the server's, or the copy on this device while there is no connection. */
export type Read<Result> = {
  data: Result | null;
  /** When the copy was read, in milliseconds; null for an answer of now. */
  copyOf: number | null;
  trouble: RequestTrouble | null;
  again: () => void;
};

const nameOf = (document: { definitions: readonly unknown[] }): string =>
  (document.definitions[0] as { name?: { value: string } } | undefined)?.name?.value ?? '';

/** What is read in somebody else's name does not stay on the phone. */
const keepOwn = async (copy: Parameters<typeof keepCopy>[0]): Promise<void> => {
  if (standIn() === null) await keepCopy(copy);
};

/** Under which key a copy lies: whose, of what, in which language. */
const copyKey = (owner: string, document: object, variables: unknown, locale: PanelLocale): string =>
  [owner, nameOf(document as { definitions: readonly unknown[] }), JSON.stringify(variables), locale]
    .concat(standIn()?.id ?? [])
    .join(' ');

/** Asks the server and keeps the answer on the device; gives the kept one when the server cannot be reached. */
export const readThrough = async <Result, Variables>(
  owner: string,
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  locale: PanelLocale,
): Promise<Result> => {
  const key = copyKey(owner, document, variables, locale);
  try {
    const data = await request(document, variables, { signal: AbortSignal.timeout(20_000) });
    await keepOwn({ key, owner, at: Date.now(), data });
    return data;
  } catch (error) {
    const copy = error instanceof RequestTrouble && error.kind === 'network' ? await readCopy(key) : undefined;
    if (copy) return copy.data as Result;
    throw error;
  }
};

/** Reads a document: at once from the copy on the device, then from the server; read anew when something was confirmed. */
export const useCopy = <Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
): Read<Result> => {
  const { owner, locale, confirmed, onSignedOut } = useSession();
  const key = copyKey(owner, document, variables, locale);
  const [state, setState] = useState<{ key: string } & Omit<Read<Result>, 'again'>>();
  const [round, setRound] = useState(0);
  const asked = useRef({ document, variables });
  asked.current = { document, variables };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the outbox has confirmed something or the person asks
  useEffect(() => {
    let left = false;
    let answered = false;
    const show = (next: Omit<Read<Result>, 'again'>) => {
      if (!left) setState({ key, ...next });
    };
    const copied = readCopy(key).then((copy) => {
      if (copy && !answered) show({ data: copy.data as Result, copyOf: copy.at, trouble: null });
      return copy;
    });
    const read = async () => {
      try {
        const { document: of, variables: having } = asked.current;
        const data = await request(of, having, { signal: AbortSignal.timeout(20_000) });
        answered = true;
        show({ data, copyOf: null, trouble: null });
        await keepOwn({ key, owner, at: Date.now(), data });
      } catch (error) {
        if (!(error instanceof RequestTrouble)) throw error;
        if (error.kind === 'signedOut') onSignedOut();
        const copy = await copied;
        show({ data: (copy?.data as Result) ?? null, copyOf: copy?.at ?? null, trouble: error });
      }
    };
    void read();
    return () => {
      left = true;
    };
  }, [key, owner, onSignedOut, confirmed, round]);
  const again = useCallback(() => setRound((former) => former + 1), []);
  const now = state?.key === key ? state : undefined;
  return { data: now?.data ?? null, copyOf: now?.copyOf ?? null, trouble: now?.trouble ?? null, again };
};
