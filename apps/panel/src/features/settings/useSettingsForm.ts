import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { request } from '../../data/request.ts';
import { useT } from '../../i18n/useT.ts';
import { troubleText } from '../../shared/Trouble.tsx';
import { changesOf, problemsBySetting, type Typed } from './changes.ts';
import { SaveSettingsMutation, type Setting } from './documents.ts';

/** The page's values while they are changed: all that differ are saved at once, or none. */
export const useSettingsForm = (settings: readonly Setting[], planYear: string | null) => {
  const t = useT();
  const notify = useNotify();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [others, setOthers] = useState<readonly string[]>([]);
  const changes = typed === null ? [] : changesOf(settings, typed);
  const begin = () => setTyped({});
  const cancel = () => {
    setTyped(null);
    setErrors({});
    setOthers([]);
  };
  const save = async () => {
    if (planYear === null || changes.length === 0 || sending) return;
    setSending(true);
    try {
      const { settingsSave } = await request(SaveSettingsMutation, { input: { planYear, values: [...changes] } });
      const found = problemsBySetting(settingsSave.problems, changes);
      setErrors(found.fields);
      setOthers(found.others);
      if (settingsSave.problems.length > 0) return;
      await client.invalidateQueries();
      notify(t('people.settingsSaved'), { type: 'success' });
      setTyped(null);
    } catch (trouble) {
      setOthers([troubleText(trouble, t)]);
    } finally {
      setSending(false);
    }
  };
  return {
    editing: typed !== null,
    changes,
    sending,
    errors,
    others,
    begin,
    cancel,
    save,
    typedOf: ({ key, value }: Setting): string | null => (typed === null ? null : (typed[key] ?? String(value))),
    type: (key: string, next: string) => setTyped((now) => ({ ...now, [key]: next })),
  };
};
