import ErrorRounded from '@mui/icons-material/ErrorRounded';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { useT } from '../i18n/useT.ts';
import { color, rem } from '../theme/tokens.ts';

/** Ids that tie a control to its label, hint and error. */
export type FieldIds = { id: string; labelId: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean };

type Props = {
  label: string;
  required?: boolean | undefined;
  marked?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  group?: boolean | undefined;
  beside?: ReactNode;
  children: (ids: FieldIds) => ReactNode;
};

/** One field of a form: label above, hint below, and an error that says how to mend it. */
export const Field = ({
  label,
  required = false,
  marked = true,
  hint,
  error,
  group = false,
  beside,
  children,
}: Props) => {
  const t = useT();
  const id = useId();
  const below = error || hint ? `${id}-below` : undefined;
  const mark = marked ? ` ${required ? t('cases.required') : t('cases.optional')}` : '';
  return (
    <Box
      sx={{ mb: 2, ...(group ? { border: 0, p: 0, mx: 0, minWidth: 0 } : {}) }}
      {...(group ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', mb: 0.5, flexWrap: 'wrap' }}>
        <Typography
          component={group ? 'span' : 'label'}
          id={`${id}-label`}
          {...(group ? {} : { htmlFor: id })}
          sx={{ fontSize: rem(15), lineHeight: rem(24), fontWeight: 700 }}
        >
          {label}
          {mark ? (
            <Box component="span" sx={{ fontWeight: 400, fontSize: rem(14), color: color.muted }}>
              {mark}
            </Box>
          ) : null}
        </Typography>
        {beside}
      </Box>
      {children({ id, labelId: `${id}-label`, 'aria-describedby': below, 'aria-invalid': Boolean(error) })}
      {below ? (
        <Box
          id={below}
          role={error ? 'alert' : undefined}
          sx={{
            mt: 0.5,
            fontSize: rem(14),
            lineHeight: rem(22),
            color: error ? color.over : color.muted,
            display: 'flex',
            gap: 0.5,
          }}
        >
          {error ? <ErrorRounded sx={{ fontSize: 18, mt: '2px', flex: 'none' }} /> : null}
          <span>{error ?? hint}</span>
        </Box>
      ) : null}
    </Box>
  );
};
