import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/useT.ts';
import type { FormField } from '../../../shared/form/fields.ts';
import type { FieldForm } from '../../../shared/form/StepForm.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';
import { type Quote, quotesOf, withQuote } from './quotes.ts';

type Props = { field: FormField; form: FieldForm; quotes: readonly Quote[] };

/** A field for reasons with a button for each part of the page that can be quoted into it. */
const QuotedReason = ({ field, form, quotes }: Props) => {
  const t = useT();
  return (
    <>
      {form.usual}
      {quotes.length > 0 ? (
        <Box
          role="group"
          aria-label={t('sanctions.quoteInto')}
          sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center', mt: -1, mb: 2 }}
        >
          <Box component="span" sx={{ fontSize: rem(14), color: color.muted }}>
            {t('sanctions.quoteInto')}
          </Box>
          {quotes.map(({ no, part, text }) => (
            <Button
              key={part}
              title={text}
              onClick={() =>
                form.setValue(field.name, (former) => withQuote(typeof former === 'string' ? former : '', text))
              }
              sx={{ borderRadius: '22px', borderColor: color.line, fontWeight: 400, px: 1.5, minWidth: 0 }}
            >
              {t('sanctions.partNo', { n: no })}
            </Button>
          ))}
        </Box>
      ) : null}
    </>
  );
};

/** Fields that hold reasons which go into a paper. */
const reasonFields: readonly string[] = ['reason', 'answer'];

/** Draws the fields for reasons with buttons that quote the case; the others as declared. */
export const useQuoting = (record: WholeSanction): ((field: FormField, form: FieldForm) => ReactNode | undefined) => {
  const t = useT();
  const quotes = quotesOf(record, t);
  return (field, form) =>
    reasonFields.includes(field.name) ? <QuotedReason field={field} form={form} quotes={quotes} /> : undefined;
};
