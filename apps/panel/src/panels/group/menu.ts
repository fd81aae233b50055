import ApartmentRounded from '@mui/icons-material/ApartmentRounded';
import AssignmentRounded from '@mui/icons-material/AssignmentRounded';
import BalanceRounded from '@mui/icons-material/BalanceRounded';
import DashboardRounded from '@mui/icons-material/DashboardRounded';
import EventNoteRounded from '@mui/icons-material/EventNoteRounded';
import EventRepeatRounded from '@mui/icons-material/EventRepeatRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import HistoryRounded from '@mui/icons-material/HistoryRounded';
import InsightsRounded from '@mui/icons-material/InsightsRounded';
import LinkRounded from '@mui/icons-material/LinkRounded';
import SettingsRounded from '@mui/icons-material/SettingsRounded';
import TuneRounded from '@mui/icons-material/TuneRounded';
import VerifiedRounded from '@mui/icons-material/VerifiedRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import type { PanelMenu } from '../menu.ts';

/** The leading group: what it has to decide, then the whole town. */
export const menu: PanelMenu = {
  entries: [
    { to: '/sanctions/overview', text: 'sanctions.overview', Icon: DashboardRounded },
    { to: '/sanctions', text: 'sanctions.menuDecide', Icon: BalanceRounded },
    { to: '/simulator', text: 'sanctions.menuSimulator', Icon: TuneRounded },
    { to: '/cases', text: 'frame.ledger', Icon: FactCheckRounded },
    { to: '/agreements', text: 'agreements.menu', Icon: HandshakeRounded },
    { to: '/exams', text: 'exams.menu', Icon: InsightsRounded },
    { to: '/inspections', text: 'frame.inspections', Icon: AssignmentRounded },
    { to: '/people', text: 'frame.people', Icon: GroupsRounded },
    { to: '/units', text: 'frame.units', Icon: ApartmentRounded },
    { to: '/settings', text: 'frame.settings', Icon: SettingsRounded },
  ],
  more: [
    { to: '/posts', text: 'posts.menu', Icon: HistoryRounded },
    { to: '/years', text: 'years.title', Icon: EventRepeatRounded },
    { to: '/support', text: 'support.title', Icon: VolunteerActivismRounded },
    { to: '/meetings', text: 'meetings.title', Icon: EventNoteRounded },
    { to: '/eligibility', text: 'eligibility.title', Icon: VerifiedRounded },
    { to: '/audit', text: 'audit.title', Icon: LinkRounded },
  ],
};
