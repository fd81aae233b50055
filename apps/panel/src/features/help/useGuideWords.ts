import { say, type Text } from '@plumbline/terms';
import type { Guide, GuideDeadline, GuideReminder, GuideStep } from '@plumbline/workflows';
import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { SettingsQuery } from '../settings/documents.ts';

/** Puts an explained workflow into the reader's words; numbers of days are those of the present plan year. */
export const useGuideWords = (guide: Guide) => {
  const t = useT();
  const locale = usePanelLocale();
  const { data } = useDocument(SettingsQuery, {}, { freshFor: 600_000 });
  const one = (text: Text): string => say(text, locale);
  const list = (texts: readonly Text[]): string => texts.map(one).join(t('guide.stop'));
  const role = (code: string): string => one(guide.roles.find((known) => known.code === code)?.title ?? [code, code]);
  const setting = (key: string) => data?.settings.find((known) => known.key === key)?.value;
  return {
    one,
    list,
    role,
    state: (name: string) => guide.states.find((state) => state.name === name),
    who: ({ who }: GuideStep): readonly string[] => {
      if (who.system) return [t('guide.bySystem')];
      const lines = [
        who.relations.length > 0 ? list(who.relations) : '',
        who.roles.length > 0 ? t('guide.posts', { posts: who.roles.map(role).join(t('guide.stop')) }) : '',
        who.barred.length > 0 ? t('guide.barred', { relations: list(who.barred) }) : '',
        who.personal ? t('guide.personal') : '',
        who.overridable ? t('guide.overridable') : '',
      ].filter(Boolean);
      return lines.length > 0 ? lines : [t('guide.anyone')];
    },
    fields: ({ input }: GuideStep): readonly string[] =>
      input.map(({ title, required, condition }) => {
        const must = t(required === 'never' ? 'cases.optional' : 'cases.required');
        return t('guide.field', {
          title: one(title),
          must: condition ? [must, one(condition)].join(t('guide.pause')) : must,
        });
      }),
    deadline: ({ title, span }: GuideDeadline): string => {
      if (span.counts === 'ownDay') return t('guide.ownDay', { title: one(title) });
      const n = setting(span.setting);
      return t(span.counts === 'workingDays' ? 'guide.workingDays' : 'guide.calendarDays', {
        title: one(title),
        n: typeof n === 'number' ? n : '…',
      });
    },
    reminder: ({ workingDays, title, to, orElse }: GuideReminder): string => {
      const key = workingDays === 0 ? 'guide.onDay' : workingDays < 0 ? 'guide.before' : 'guide.after';
      const sent = t(key, { n: Math.abs(workingDays), title: one(title), to: list(to) });
      return orElse.length > 0 ? t('guide.orElse', { sent, others: list(orElse) }) : sent;
    },
  };
};

export type GuideWords = ReturnType<typeof useGuideWords>;
