import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Field } from '../../shared/Field.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { RightsQuery } from './documents.ts';
import { RightsTable } from './RightsTable.tsx';

const all = '';

/** Who may do what, from the declarations that the guard asks as well; everybody reads what their own posts may. */
const RightsPage = () => {
  const t = useT();
  const { data, error, refetch } = useDocument(RightsQuery, {}, { freshFor: 600_000 });
  const [type, setType] = useState<string | null>(null);
  const [role, setRole] = useState(all);
  const matrix = data?.rightsMatrix;
  const first = matrix?.types[0]?.type ?? all;
  const roles = matrix?.roles.filter(({ code }) => role === all || code === role) ?? [];
  // All posts side by side are read a type at a time; one post, or one's own, as a whole.
  const shown = type ?? ((matrix?.roles.length ?? 0) > 6 && role === all ? first : all);
  const types = matrix?.types.filter((each) => shown === all || each.type === shown) ?? [];
  return (
    <Page title={t('rights.title')} lead={t('rights.lead')}>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!matrix && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {matrix?.roles.length === 0 ? <EmptyState title={t('rights.noPost')} more={t('rights.noPostMore')} /> : null}
      {matrix && matrix.roles.length > 0 ? (
        <>
          <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', mb: 2 }} className="no-print">
            <Choice
              label={t('rights.type')}
              value={shown}
              onChange={setType}
              options={[[all, t('rights.allTypes')], ...matrix.types.map((each) => [each.type, each.title] as const)]}
            />
            {matrix.roles.length > 1 ? (
              <Choice
                label={t('rights.role')}
                value={role}
                onChange={setRole}
                options={[[all, t('rights.allRoles')], ...matrix.roles.map((each) => [each.code, each.title] as const)]}
              />
            ) : null}
          </Box>
          {types.map((rights) => (
            <RightsTable key={rights.type} rights={rights} roles={roles} />
          ))}
        </>
      ) : null}
    </Page>
  );
};

type ChoiceProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly (readonly [value: string, title: string])[];
};

const Choice = ({ label, value, onChange, options }: ChoiceProps) => (
  <Box sx={{ minWidth: 220, flex: { xs: '1 1 100%', sm: '0 0 auto' } }}>
    <Field label={label} marked={false}>
      {({ id, labelId }) => (
        <TextField
          select
          fullWidth
          value={value}
          onChange={(event) => onChange(event.target.value)}
          slotProps={{ select: { displayEmpty: true, SelectDisplayProps: { id, 'aria-labelledby': labelId } } }}
        >
          {options.map(([option, title]) => (
            <MenuItem key={option} value={option}>
              {title}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Field>
  </Box>
);

export default RightsPage;
