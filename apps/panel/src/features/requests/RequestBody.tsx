import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { isTextKey } from '../../i18n/texts.ts';
import { codeText, type Translate, usePanelLocale, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { instantText, longDay } from '../../shared/days.ts';
import { PhotoRow } from '../../shared/PhotoRow.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { Differences } from './Differences.tsx';
import type { RequestItem } from './documents.ts';

/** Who stands in a relation to a request now. */
const nameOf = ({ assignments }: RequestItem, relation: string): string | undefined =>
  assignments.find((each) => each.relation === relation && !each.to)?.person.name;

const isOpen = ({ tags }: RequestItem): boolean => tags.includes('open');

/** Only what was granted is done with. */
const isGranted = ({ tone }: RequestItem): boolean => tone === 'DONE';

/** What was asked for, in rows: reason, day, person. */
const rowsOf = (request: RequestItem, t: Translate, locale: 'zh' | 'en'): [string, ReactNode][] => {
  const granted = isGranted(request);
  const { newDay, newResponsible, reason } = request;
  return [
    [t('requests.reason'), reason ?? t('requests.erased')],
    ...(newDay === null
      ? []
      : [
          row(
            t(granted ? 'requests.newDayGranted' : 'requests.newDayAsked'),
            <b key="day">{longDay(newDay, locale)}</b>,
          ),
        ]),
    ...(newResponsible === null
      ? []
      : [
          row(
            t(granted ? 'requests.named' : 'requests.namedWish'),
            <>
              <b>{newResponsible.name}</b>
              {newResponsible.mainPost ? ` · ${newResponsible.mainPost}` : ''}
            </>,
          ),
        ]),
  ];
};
const row = (label: string, value: ReactNode): [string, ReactNode] => [label, value];

/** What a request says: who asked for what and why, what a correction would change, and what was answered. */
export const RequestBody = ({ request }: { request: RequestItem }) => {
  const t = useT();
  const locale = usePanelLocale();
  const first = request.asked[0];
  const evidence = first?.evidence ?? [];
  return (
    <>
      <Box sx={quiet}>
        {[
          t('requests.askedBy', { name: nameOf(request, 'asker') ?? first?.actor?.name ?? '' }),
          first ? instantText(first.at, locale) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
      <Box component="dl" sx={{ m: 0, mt: 0.5 }}>
        {rowsOf(request, t, locale).map(([label, value]) => (
          <Box key={label} sx={line}>
            <Box component="dt" sx={{ color: color.muted, minWidth: '6em', flex: 'none' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      {request.differences.length > 0 ? (
        <Box sx={{ mt: 1, border: `1px solid ${color.line}`, borderRadius: '8px', overflow: 'hidden' }}>
          <Differences differences={request.differences} />
        </Box>
      ) : null}
      <PhotoRow
        files={evidence}
        caption={`${codeText(t, 'requests.kind_', request.kind)} · ${first ? instantText(first.at, locale) : ''}`}
      />
      <Answer request={request} />
    </>
  );
};

const answeredBy = (state: string, name: string, t: Translate): string => {
  const key = `requests.answered_${state}`;
  return isTextKey(key) ? t(key, { name }) : state;
};

/** Who answers by when, or what was answered. */
const Answer = ({ request }: { request: RequestItem }) => {
  const t = useT();
  const locale = usePanelLocale();
  const last = request.latest[0];
  if (isOpen(request)) {
    const decider = nameOf(request, 'decider');
    return (
      <Box sx={{ ...box, display: 'flex', gap: 2, rowGap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 160px' }}>
          {decider ? t('requests.answerBy', { name: decider }) : t('requests.answerSoon')}
        </Box>
        <DueBadge due={request} />
      </Box>
    );
  }
  const name = last?.actor?.name ?? '';
  return (
    <Box sx={{ ...box, bgcolor: isGranted(request) ? color.doneTint : color.neutralTint }}>
      <Box sx={{ fontWeight: 700 }}>
        {answeredBy(request.state, name, t)}
        {last?.actor ? (
          <Box component="span" sx={{ fontWeight: 400, color: color.muted, fontSize: rem(14), ml: 1 }}>
            {instantText(last.at, locale)}
          </Box>
        ) : null}
      </Box>
      {request.answer ? <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{request.answer}</Box> : null}
    </Box>
  );
};

const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;
const line = {
  display: 'flex',
  columnGap: 1.5,
  fontSize: rem(15),
  lineHeight: rem(26),
  flexWrap: { xs: 'wrap', sm: 'nowrap' },
} as const;
const box = {
  mt: 1,
  p: '8px 12px',
  borderRadius: '8px',
  bgcolor: color.paper,
  fontSize: rem(15),
  lineHeight: rem(24),
} as const;
