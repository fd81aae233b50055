import type { Locale } from '@plumbline/terms';

/**
 * The language of messages at the terminal: `PLUMBLINE_LANG`, else the system's, Chinese where that is Chinese.
 * A value that is neither zh nor en is reported by environment.ts; here it only falls through.
 */
export const terminalLocale = (env: NodeJS.ProcessEnv = process.env): Locale => {
  const asked = env.PLUMBLINE_LANG;
  if (asked === 'zh' || asked === 'en') return asked;
  const system = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return system.toLowerCase().startsWith('zh') ? 'zh' : 'en';
};
