import CalendarMonthRounded from '@mui/icons-material/CalendarMonthRounded';
import ReportRounded from '@mui/icons-material/ReportRounded';
import TableRowsRounded from '@mui/icons-material/TableRowsRounded';
import ViewKanbanRounded from '@mui/icons-material/ViewKanbanRounded';
import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { color, rem, touch } from '../../theme/tokens.ts';

const views = [
  { name: 'ledger', to: '/cases', title: 'look.viewLedger', Icon: TableRowsRounded },
  { name: 'board', to: '/cases/board', title: 'look.viewBoard', Icon: ViewKanbanRounded },
  { name: 'calendar', to: '/cases/calendar', title: 'look.viewCalendar', Icon: CalendarMonthRounded },
  // For the display on the office's wall: a phone has no use for it.
  { name: 'wall', to: '/wall', title: 'look.wall', Icon: ReportRounded },
] as const;

/** The same cases as a table, by state, by day, or only what is late. */
export const ViewSwitch = ({ view }: { view: (typeof views)[number]['name'] }) => {
  const t = useT();
  return (
    <Box
      component="nav"
      aria-label={t('look.views')}
      className="no-print"
      sx={{
        display: 'inline-flex',
        overflow: 'hidden',
        border: `1px solid ${color.field}`,
        borderRadius: '8px',
        bgcolor: color.surface,
      }}
    >
      {views.map(({ name, to, title, Icon }, index) => {
        const on = name === view;
        return (
          <Box
            component={Link}
            key={name}
            to={to}
            {...(on ? { 'aria-current': 'page' } : {})}
            sx={{
              minHeight: touch - 2,
              px: { xs: 1.25, sm: 1.75 },
              display: { xs: name === 'wall' ? 'none' : 'inline-flex', sm: 'inline-flex' },
              alignItems: 'center',
              gap: 0.75,
              fontSize: rem(15),
              fontWeight: on ? 700 : 400,
              color: `${on ? color.primary : color.ink} !important`,
              bgcolor: on ? color.primaryTint : 'transparent',
              boxShadow: on ? `inset 0 0 0 1px ${color.primary}` : 'none',
              borderLeft: index > 0 ? `1px solid ${color.field}` : 0,
              textDecoration: 'none !important',
              '& svg': { fontSize: 20, display: { xs: 'none', sm: 'block' } },
            }}
          >
            <Icon aria-hidden />
            {t(title)}
          </Box>
        );
      })}
    </Box>
  );
};
