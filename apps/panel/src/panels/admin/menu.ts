import AdminPanelSettingsRounded from '@mui/icons-material/AdminPanelSettingsRounded';
import ApartmentRounded from '@mui/icons-material/ApartmentRounded';
import AssignmentRounded from '@mui/icons-material/AssignmentRounded';
import BalanceRounded from '@mui/icons-material/BalanceRounded';
import CalculateRounded from '@mui/icons-material/CalculateRounded';
import EventNoteRounded from '@mui/icons-material/EventNoteRounded';
import EventRepeatRounded from '@mui/icons-material/EventRepeatRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import HistoryRounded from '@mui/icons-material/HistoryRounded';
import InsightsRounded from '@mui/icons-material/InsightsRounded';
import LinkRounded from '@mui/icons-material/LinkRounded';
import TuneRounded from '@mui/icons-material/TuneRounded';
import VerifiedRounded from '@mui/icons-material/VerifiedRounded';
import VisibilityRounded from '@mui/icons-material/VisibilityRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import type { PanelMenu } from '../menu.ts';

/** Academic affairs and the leading group: the whole town. */
export const menu: PanelMenu = {
  entries: [
    { to: '/cases', text: 'frame.ledger', Icon: FactCheckRounded },
    { to: '/inspections', text: 'frame.inspections', Icon: AssignmentRounded },
    { to: '/exams', text: 'exams.menu', Icon: InsightsRounded },
    { to: '/agreements', text: 'agreements.menu', Icon: HandshakeRounded },
    { to: '/people', text: 'frame.people', Icon: GroupsRounded },
    { to: '/units', text: 'frame.units', Icon: ApartmentRounded },
    { to: '/settings', text: 'frame.settings', Icon: TuneRounded },
  ],
  more: [
    { to: '/sanctions', text: 'sanctions.menu', Icon: BalanceRounded },
    { to: '/support', text: 'support.title', Icon: VolunteerActivismRounded },
    { to: '/meetings', text: 'meetings.title', Icon: EventNoteRounded },
    { to: '/eligibility', text: 'eligibility.title', Icon: VerifiedRounded },
    { to: '/rights', text: 'rights.menu', Icon: AdminPanelSettingsRounded },
    { to: '/posts', text: 'posts.menu', Icon: HistoryRounded },
    { to: '/years', text: 'years.title', Icon: EventRepeatRounded },
    { to: '/simulator', text: 'sanctions.menuSimulator', Icon: CalculateRounded },
    { to: '/read-log', text: 'personal.readLog', Icon: VisibilityRounded },
    { to: '/audit', text: 'audit.title', Icon: LinkRounded },
  ],
};
