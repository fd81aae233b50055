import AddAPhotoRounded from '@mui/icons-material/AddAPhotoRounded';
import BalanceRounded from '@mui/icons-material/BalanceRounded';
import EventNoteRounded from '@mui/icons-material/EventNoteRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import HistoryRounded from '@mui/icons-material/HistoryRounded';
import InsightsRounded from '@mui/icons-material/InsightsRounded';
import ReportRounded from '@mui/icons-material/ReportRounded';
import VerifiedRounded from '@mui/icons-material/VerifiedRounded';
import VisibilityRounded from '@mui/icons-material/VisibilityRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import type { PanelMenu } from '../menu.ts';

/** Heads of a campus: its cases and its people. */
export const menu: PanelMenu = {
  entries: [
    { to: '/cases', text: 'frame.campusCases', Icon: FactCheckRounded },
    { to: '/exams', text: 'exams.menu', Icon: InsightsRounded },
    { to: '/agreements', text: 'agreements.menu', Icon: HandshakeRounded },
    { to: '/record', text: 'frame.record', Icon: AddAPhotoRounded },
    { to: '/people', text: 'frame.people', Icon: GroupsRounded },
    { to: '/wall', text: 'look.wall', Icon: ReportRounded },
  ],
  more: [
    { to: '/posts', text: 'posts.menu', Icon: HistoryRounded },
    { to: '/sanctions', text: 'sanctions.menu', Icon: BalanceRounded },
    { to: '/support', text: 'support.title', Icon: VolunteerActivismRounded },
    { to: '/meetings', text: 'meetings.title', Icon: EventNoteRounded },
    { to: '/eligibility', text: 'eligibility.title', Icon: VerifiedRounded },
    { to: '/read-log', text: 'personal.readLog', Icon: VisibilityRounded },
  ],
};
