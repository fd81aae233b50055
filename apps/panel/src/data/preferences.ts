/** Languages of the panel, as its messages and the API name them. */
export type PanelLocale = 'zh' | 'en';

const keys = { locale: 'plumbline.locale', textSize: 'plumbline.textSize', post: 'plumbline.post' } as const;

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that refuses storage forgets the preference; nothing else depends on it.
  }
};

/** The reader's language: chosen here before, else the browser's, else Chinese. */
export const currentLocale = (): PanelLocale => {
  const stored = read(keys.locale);
  if (stored === 'zh' || stored === 'en') return stored;
  return typeof navigator !== 'undefined' && navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
};

/** Remembers the language and tells the document, so that screen readers pronounce it rightly. */
export const rememberLocale = (locale: PanelLocale): void => {
  write(keys.locale, locale);
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
};

/** Text sizes that one may choose, in pixels. */
export const textSizes = [16, 18, 21] as const;
export type TextSize = (typeof textSizes)[number];

/** The chosen text size in pixels; 16 unless chosen otherwise. */
export const currentTextSize = (): TextSize => textSizes.find((size) => String(size) === read(keys.textSize)) ?? 16;

/** Remembers and applies the text size. */
export const rememberTextSize = (size: TextSize): void => {
  write(keys.textSize, String(size));
  document.documentElement.style.fontSize = `${size}px`;
};

/** The post that the person chose to act in, or null for the server's choice. */
export const chosenPost = (): string | null => read(keys.post);

/** Remembers the post to act in; null forgets it. */
export const rememberPost = (post: string | null): void => write(keys.post, post);
