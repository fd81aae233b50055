import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import type { WorkItem } from './documents.ts';

type Props = { items: readonly WorkItem[]; empty: { title: string; more: string }; marksUnread?: boolean };

/** Who is told that their opinion is asked for comes to the form of the answer. */
const answers: Readonly<Record<string, string>> = { askOpinion: 'giveOpinion' };

/** What was done, started or copied: the step, when, and where the record stands now. */
export const WorkList = ({ items, empty, marksUnread = false }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  if (items.length === 0) return <EmptyState {...empty} />;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {items.map(({ record, at, step, actor, read }) => (
        <Box
          component="li"
          key={`${record.id}-${at}-${step.name}`}
          sx={{
            px: { xs: 2, sm: 2.5 },
            py: 1.25,
            minHeight: 68,
            display: 'flex',
            alignItems: 'center',
            gap: 1.5,
            rowGap: 0.5,
            flexWrap: 'wrap',
            borderBottom: `1px solid ${color.line}`,
            '&:last-child': { borderBottom: 0 },
            '&:hover': { bgcolor: color.rowHover },
          }}
        >
          <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
            <Box
              component={Link}
              to={recordLink(record, marksUnread ? answers[step.name] : undefined)}
              sx={{
                display: 'block',
                fontWeight: !marksUnread || !read ? 700 : 400,
                lineHeight: rem(24),
                color: `${color.ink} !important`,
              }}
            >
              {marksUnread && !read ? (
                <Box component="span" sx={{ color: color.primary, fontSize: rem(14), mr: 1 }}>
                  {t('workbench.unread')}
                </Box>
              ) : null}
              {record.title}
            </Box>
            <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
              {[record.number, record.unit.name, marksUnread ? actor?.name : null].filter(Boolean).join(' · ')}
            </Box>
          </Box>
          <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted, textAlign: { sm: 'right' } }}>
            <Box sx={{ color: color.ink }}>{step.title}</Box>
            {instantText(at, locale)}
          </Box>
          <Box sx={{ width: { sm: 124 } }}>
            <StateTag title={record.stateTitle} tone={record.tone} ended={!record.tags.includes('open')} />
          </Box>
        </Box>
      ))}
    </Box>
  );
};
