import { type Locale, roles, say, type Text } from '@plumbline/terms';
import type { GuideActor, GuideDeadline, GuideField, GuideReminder } from './guide.ts';

/** Says texts one after another in one language. */
export const listed = (texts: readonly Text[], locale: Locale): string =>
  texts.map((text) => say(text, locale)).join(locale === 'zh' ? '、' : ', ');

const speak =
  (locale: Locale) =>
  (zh: string, en: string): string =>
    locale === 'zh' ? zh : en;

/** Who may take a step, in one sentence. */
export const whoText = (actor: GuideActor, locale: Locale): string => {
  const t = speak(locale);
  const { personal, overridable } = actor;
  const standIn = personal
    ? t('。须本人办理', '. In person only')
    : overridable
      ? t('。本人不在时管理员可代为办理，留痕', '. In absence an administrator may step in, on the record')
      : '';
  return `${takerText(actor, locale)}${standIn}`;
};

const takerText = ({ system, relations, roles: codes, barred }: GuideActor, locale: Locale): string => {
  const t = speak(locale);
  if (system) return t('系统自动办理', 'By the system');
  const posts = listed(
    codes.map((code) => roles[code]),
    locale,
  );
  const related = listed(relations, locale);
  const who =
    relations.length === 0
      ? posts || t('有关人员', 'Whoever may start it')
      : posts
        ? t(`${related}；须有岗位：${posts}`, `${related}; holding a post of: ${posts}`)
        : related;
  if (barred.length === 0) return who;
  return t(`${who}。${listed(barred, 'zh')}不能办`, `${who}. Not: ${listed(barred, 'en')}`);
};

/** A field of a step, with whether it must be filled and when it is asked for. */
export const fieldText = ({ title, required, condition }: GuideField, locale: Locale): string => {
  const t = speak(locale);
  const must = required === 'never' ? t('选填', 'optional') : t('必填', 'required');
  const when = condition === null ? '' : t(`；${condition[0]}`, `; ${condition[1]}`);
  return t(`${title[0]}（${must}${when}）`, `${title[1]} (${must}${when})`);
};

/** How long a deadline runs. */
export const spanText = ({ span }: GuideDeadline, locale: Locale): string => {
  const t = speak(locale);
  switch (span.counts) {
    case 'workingDays':
      return t(`学年设置 \`${span.setting}\`，工作日`, `plan-year setting \`${span.setting}\`, working days`);
    case 'calendarDays':
      return t(`学年设置 \`${span.setting}\`，日历日`, `plan-year setting \`${span.setting}\`, calendar days`);
    case 'ownDay':
      return t('本件上写明的日期', 'the day that the record names');
  }
};

/** When a reminder is sent, and to whom. */
export const reminderText = ({ workingDays, title, to, orElse }: GuideReminder, locale: Locale): string => {
  const t = speak(locale);
  const days = Math.abs(workingDays);
  const when =
    workingDays === 0
      ? t('当天', 'on the day')
      : workingDays < 0
        ? t(`提前 ${days} 个工作日`, `${days} working days before`)
        : t(`逾期 ${days} 个工作日`, `${days} working days after`);
  const first = to.length === 0 ? t('没有对应的人', 'nobody') : listed(to, locale);
  const whom =
    orElse.length === 0
      ? t(`（${first}）`, ` (${first})`)
      : t(`（${first}；没有时：${listed(orElse, 'zh')}）`, ` (${first}; where there is none: ${listed(orElse, 'en')})`);
  return t(`${when}${title[0]}${whom}`, `${when}: ${title[1]}${whom}`);
};
