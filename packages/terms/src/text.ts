/** A word or sentence of the product in both of its languages: zh-CN first, then English. */
export type Text = readonly [zh: string, en: string];

/** The languages that the product speaks. */
export type Locale = 'zh' | 'en';

/**
 * Picks the reader's language.
 * @example say(['签收', 'Acknowledge'], 'en') // 'Acknowledge'
 */
export const say = (text: Text, locale: Locale): string => (locale === 'zh' ? text[0] : text[1]);

/**
 * Fills `{name}` places of a text in both languages.
 * @example fill(['{n} 件', '{n} cases'], { n: 3 }) // ['3 件', '3 cases']
 */
export const fill = (text: Text, values: Readonly<Record<string, string | number>>): Text => {
  const one = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/g, (whole, key: string) => String(Object.hasOwn(values, key) ? values[key] : whole));
  return [one(text[0]), one(text[1])];
};

/**
 * Reads an `accept-language` header; the product answers in Chinese unless English is preferred.
 * @param header the header's value, or nothing
 */
export const localeOf = (header: string | null | undefined): Locale => {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const quality = Number(
        options
          .find((option) => option.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? '1',
      );
      return { tag, quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && (tag.startsWith('zh') || tag.startsWith('en')))
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.tag.startsWith('en') ? 'en' : 'zh';
};
