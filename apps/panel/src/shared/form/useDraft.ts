import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Draft, dropDraft, readDraft, writeDraft } from './draftStore.ts';
import { keepQuick } from './quickDraft.ts';
import { type FormValue, type FormValues, isEmpty } from './values.ts';

/** Milliseconds after a change at which a draft is kept: short, since a reload may follow at once. */
const pause = 50;

/** Sets one field, by value or from its former value. */
export type SetValue = (name: string, next: FormValue | ((former: FormValue | undefined) => FormValue)) => void;

type DraftState = {
  values: FormValues;
  setValue: SetValue;
  reset: (values?: FormValues) => void;
  ready: boolean;
  restored: boolean;
  savedAt: number | null;
  attempt: { current: Draft['attempt'] };
};

/** A photo whose sending was cut off by a reload has to be sent again. */
const asLeft = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((item) => (item.status === 'sending' ? { ...item, status: 'failed' as const } : item))
        : value,
    ]),
  );

/**
 * Values of a form that survive a reload: kept on this device at each change and when the page is hidden.
 * @param key names the form and its record; another key is another draft
 * @param initial values of a form that was not begun
 */
export const useDraft = (key: string, initial: FormValues): DraftState => {
  const [values, setValues] = useState<FormValues>(initial);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const latest = useRef(values);
  const touched = useRef(false);
  const attempt = useRef<Draft['attempt']>(undefined);
  const first = useRef(initial);
  first.current = initial;
  latest.current = values;

  useEffect(() => {
    let current = true;
    touched.current = false;
    attempt.current = undefined;
    setReady(false);
    setRestored(false);
    setSavedAt(null);
    setValues(first.current);
    void readDraft(key).then((draft) => {
      if (!current) return;
      if (draft && !touched.current) {
        setValues(asLeft(draft.values));
        attempt.current = draft.attempt;
        setRestored(true);
        setSavedAt(draft.savedAt);
      }
      setReady(true);
    });
    return () => {
      current = false;
    };
  }, [key]);

  const keep = useCallback(async () => {
    if (!touched.current) return;
    const at = Date.now();
    if (await writeDraft(key, { values: latest.current, savedAt: at, attempt: attempt.current })) setSavedAt(at);
  }, [key]);

  useLayoutEffect(() => {
    if (!touched.current || values === first.current) return;
    keepQuick(key, values, Date.now());
    const timer = setTimeout(() => void keep(), pause);
    return () => clearTimeout(timer);
  }, [values, keep, key]);

  useEffect(() => {
    const onHide = () => void keep();
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onHide);
      void keep();
    };
  }, [keep]);

  const setValue = useCallback<SetValue>((name, next) => {
    touched.current = true;
    setValues((former) => ({ ...former, [name]: typeof next === 'function' ? next(former[name]) : next }));
  }, []);

  const reset = useCallback(
    (next?: FormValues) => {
      touched.current = false;
      attempt.current = undefined;
      setValues(next ?? first.current);
      setRestored(false);
      setSavedAt(null);
      void dropDraft(key);
    },
    [key],
  );

  return {
    values,
    setValue,
    reset,
    ready,
    restored: restored && Object.values(values).some((value) => !isEmpty(value)),
    savedAt,
    attempt,
  };
};
