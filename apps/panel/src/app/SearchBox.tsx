import Box from '@mui/material/Box';
import ClickAwayListener from '@mui/material/ClickAwayListener';
import Paper from '@mui/material/Paper';
import { type KeyboardEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ResultOf } from '../data/graphql.ts';
import { useDocument } from '../data/useDocument.ts';
import { recordLink } from '../features/recordLink.ts';
import { useT } from '../i18n/useT.ts';
import { PersonAvatar } from '../shared/PersonAvatar.tsx';
import { SearchInput } from '../shared/SearchInput.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { color, rem, touch } from '../theme/tokens.ts';
import { SearchQuery } from './search.documents.ts';

const row = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.25,
  minHeight: touch,
  px: 2,
  py: 0.75,
  color: `${color.ink} !important`,
  textDecoration: 'none !important',
  '&:hover, &:focus-visible': { bgcolor: color.primaryTint },
} as const;

/** Finds cases and people by name, number and pinyin while one types. */
export const SearchBox = () => {
  const t = useT();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const asked = text.trim();
  const { data } = useDocument(SearchQuery, { text: asked }, { enabled: asked.length > 0, keep: true });
  const found = asked ? data : undefined;
  const all = `/cases?filter=${encodeURIComponent(JSON.stringify({ search: asked }))}`;
  const leave = () => setOpen(false);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') leave();
    const first = found?.rectificationCases.nodes[0];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && first && event.target instanceof HTMLInputElement) {
      leave();
      void navigate(found.rectificationCases.totalCount === 1 ? `/cases/${encodeURIComponent(first.number)}` : all);
    }
  };
  const nothing =
    found &&
    found.rectificationCases.nodes.length === 0 &&
    found.requests.nodes.length === 0 &&
    found.agreements.nodes.length === 0 &&
    found.people.nodes.length === 0;
  return (
    <ClickAwayListener onClickAway={leave}>
      <Box
        role="search"
        sx={{ position: 'relative', width: '100%', maxWidth: 320 }}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
      >
        <SearchInput
          value={text}
          label={t('frame.search')}
          width="100%"
          onSearch={(next) => {
            setText(next);
            setOpen(true);
          }}
        />
        {open && found ? (
          <Paper
            sx={{
              position: 'absolute',
              zIndex: 1300,
              top: 48,
              left: 0,
              width: { xs: '100%', sm: 440 },
              maxHeight: '70vh',
              overflowY: 'auto',
              border: `1px solid ${color.line}`,
              boxShadow: '0 8px 24px rgba(27,36,48,.14)',
              py: 1,
            }}
          >
            {nothing ? (
              <Box sx={{ px: 2, py: 1, fontSize: rem(15), color: color.muted }}>
                {t('frame.searchNone', { text: asked })}
              </Box>
            ) : null}
            <Records title={t('frame.searchCases')} records={found.rectificationCases.nodes} onLeave={leave} />
            {found.rectificationCases.totalCount > found.rectificationCases.nodes.length ? (
              <Box
                component={Link}
                to={all}
                onClick={leave}
                sx={{ ...row, color: `${color.primary} !important`, fontWeight: 700, fontSize: rem(15) }}
              >
                {t('frame.searchAll', { text: asked })}
              </Box>
            ) : null}
            <Records title={t('requests.title')} records={found.requests.nodes} onLeave={leave} />
            <Records title={t('agreements.title')} records={found.agreements.nodes} onLeave={leave} />
            {found.people.nodes.length > 0 ? <Heading>{t('frame.searchPeople')}</Heading> : null}
            {found.people.nodes.map((person) => (
              <Box
                component={Link}
                key={person.id}
                to={`/people/${encodeURIComponent(person.id)}`}
                onClick={leave}
                sx={row}
              >
                <PersonAvatar name={person.name} />
                <Box sx={{ minWidth: 0 }}>
                  <Box sx={{ fontSize: rem(15) }}>
                    <b>{person.name}</b>{' '}
                    <Box component="span" sx={{ color: color.muted }}>
                      {person.pinyin}
                    </Box>
                  </Box>
                  <Box sx={{ fontSize: rem(14), lineHeight: rem(20), color: color.muted }}>{person.mainPost}</Box>
                </Box>
              </Box>
            ))}
          </Paper>
        ) : null}
      </Box>
    </ClickAwayListener>
  );
};

type Found = ResultOf<typeof SearchQuery>['requests']['nodes'][number];

/** Records of a workflow that were found, each a way to its page. */
const Records = ({ title, records, onLeave }: { title: string; records: readonly Found[]; onLeave: () => void }) => (
  <>
    {records.length > 0 ? <Heading>{title}</Heading> : null}
    {records.map((record) => (
      <Box component={Link} key={record.id} to={recordLink(record)} onClick={onLeave} sx={row}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box
            sx={{
              fontSize: rem(15),
              fontWeight: 700,
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
          >
            {record.title}
          </Box>
          <Box sx={{ fontSize: rem(14), lineHeight: rem(20), color: color.muted }}>{record.number}</Box>
        </Box>
        <StateTag title={record.stateTitle} tone={record.tone} ended={!record.tags.includes('open')} />
      </Box>
    ))}
  </>
);

const Heading = ({ children }: { children: string }) => (
  <Box sx={{ px: 2, pt: 0.75, fontSize: rem(14), color: color.muted }}>{children}</Box>
);
