import type { Translate } from '../../../i18n/useT.ts';
import { numberOf, type PartName, partsOf } from './parts.ts';

/** A part that can be quoted into the reasons with one press. */
export type Quote = { no: number; part: PartName; text: string };

const mostCharacters = 120;

/** A text cut to a length that fits into reasons, on one line. */
export const excerpt = (text: string, most = mostCharacters): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}\u2026`;
};

type Quotable = {
  basis: { evidence: { sentence: string } | null; comparison: object | null; steps: readonly string[] };
  support: readonly { kindTitle: string; measures: string; short: number }[];
  defence: { lapsed: boolean; statement: string | null } | null;
  opinions: readonly { whom: { name: string } | null; opinion: string | null }[];
  law: readonly { title: string; reason: string | null }[];
};

const wordsOf = (record: Quotable, part: PartName, t: Translate): string | null => {
  const { basis, support, defence, opinions, law } = record;
  switch (part) {
    case 'worked':
      return basis.steps.at(-1) ?? null;
    case 'chance':
      return basis.evidence?.sentence ?? null;
    case 'support':
      return support.length === 0
        ? t('sanctions.quoteNoSupport')
        : t('sanctions.quoteSupport', {
            n: support.length,
            what: support
              .map(({ kindTitle, short }) =>
                short > 0 ? t('sanctions.quoteShort', { kind: kindTitle, n: short }) : kindTitle,
              )
              .join(t('sanctions.listComma')),
          });
    case 'defence':
      if (!defence) return null;
      return defence.lapsed || !defence.statement
        ? t('sanctions.quoteLapsed')
        : t('sanctions.quoteDefence', { text: excerpt(defence.statement) });
    case 'opinions': {
      const given = opinions.filter(({ opinion }) => opinion);
      return given.length === 0
        ? null
        : given
            .map(({ whom, opinion }) =>
              t('sanctions.quoteOpinion', { name: whom?.name ?? '', text: excerpt(opinion ?? '', 80) }),
            )
            .join('\n');
    }
    case 'law':
      return law.length === 0
        ? null
        : t('sanctions.quoteLaw', { what: law.map(({ title }) => title).join(t('sanctions.listComma')) });
  }
};

/** The parts of a case that say something for the reasons, numbered as on the page. */
export const quotesOf = (record: Quotable, t: Translate): Quote[] => {
  const parts = partsOf(record);
  return parts.flatMap((part) => {
    const text = wordsOf(record, part, t);
    return text ? [{ no: numberOf(parts, part), part, text }] : [];
  });
};

/** Reasons with a quote below them; one that is there already is not put in twice. */
export const withQuote = (reasons: string, quote: string): string =>
  reasons.includes(quote) ? reasons : [reasons.trim(), quote].filter(Boolean).join('\n');
