import { useCallback, useEffect, useRef, useState } from 'react';
import { readDraft, writeDraft } from './device/drafts.ts';
import type { PhoneValues } from './device/values.ts';
import type { SetField } from './parts/FieldInput.tsx';

type Form = {
  /** Null while the draft is read. */
  values: PhoneValues | null;
  setField: SetField;
  /** Begins anew with other values. */
  restart: (values: PhoneValues) => void;
  /** When the draft was kept, in milliseconds; false when this device cannot. */
  kept: number | false | null;
};

/**
 * A form whose every change lies on the device at once: a page that is killed in the next moment has lost nothing.
 * @param name of the draft
 * @param fresh what it begins with where there is no draft
 */
export const useForm = (owner: string, name: string, fresh: PhoneValues): Form => {
  const [values, setValues] = useState<PhoneValues | null>(null);
  const [kept, setKept] = useState<Form['kept']>(null);
  const present = useRef<PhoneValues | null>(null);
  const begun = useRef(fresh);

  const keep = useCallback(() => {
    if (present.current === null) return;
    writeDraft(owner, name, present.current).then(setKept, () => setKept(false));
  }, [owner, name]);

  useEffect(() => {
    let left = false;
    void readDraft(owner, name)
      .catch(() => undefined)
      .then((draft) => {
        if (left) return;
        present.current = draft?.values ?? begun.current;
        setValues(present.current);
        if (draft) setKept(draft.savedAt);
      });
    const leaving = () => {
      if (document.visibilityState === 'hidden' && changed.current) keep();
    };
    document.addEventListener('visibilitychange', leaving);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [owner, name, keep]);

  const changed = useRef(false);
  const setField = useCallback<SetField>(
    (field, next) => {
      const former = present.current ?? begun.current;
      present.current = { ...former, [field]: next(former[field]) };
      changed.current = true;
      setValues(present.current);
      keep();
    },
    [keep],
  );
  const restart = useCallback((next: PhoneValues) => {
    present.current = next;
    changed.current = false;
    setValues(next);
    setKept(null);
  }, []);
  return { values, setField, restart, kept };
};
