import ArrowDropDownRounded from '@mui/icons-material/ArrowDropDownRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { graphql } from '../../data/graphql.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { color } from '../../theme/tokens.ts';

const PersonNameQuery = graphql(`
  query PersonName($id: ID!) {
    node(id: $id) { id ... on Person { name } }
  }
`);

/** A filter of the ledger by a person; tinted while it is set. */
export const PersonFilter = ({ label, name }: { label: string; name: 'responsible' | 'inspector' }) => {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { filterValues, setFilters } = useListContext();
  const filter = filterValues as Record<string, unknown>;
  const id = typeof filter[name] === 'string' ? filter[name] : '';
  const { data } = useDocument(PersonNameQuery, { id }, { enabled: id !== '', freshFor: 600_000 });
  const found = data?.node && 'name' in data.node ? data.node.name : '';
  const put = (value: string | null) => {
    const { [name]: _, ...others } = filter;
    setFilters(value === null ? others : { ...others, [name]: value }, undefined, false);
    setAnchor(null);
  };
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<ArrowDropDownRounded />}
        sx={{
          fontWeight: id ? 700 : 400,
          ...(id ? { bgcolor: color.primaryTint, borderColor: color.primary, color: color.primary } : {}),
        }}
      >
        {id ? `${label}\u2009·\u2009${found}` : label}
      </Button>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { 'aria-label': label, role: 'dialog' } }}
      >
        <Box sx={{ p: 2, width: 320, maxWidth: '90vw', display: 'grid', gap: 1 }}>
          <PersonPicker
            label={label}
            value={id ? { id, label: found } : null}
            onChange={(person) => (person === null ? undefined : put(person.id))}
          />
          {id ? (
            <Button variant="text" onClick={() => put(null)}>
              {t('frame.all')}
            </Button>
          ) : null}
        </Box>
      </Popover>
    </>
  );
};
