import AddAPhotoRounded from '@mui/icons-material/AddAPhotoRounded';
import AdminPanelSettingsRounded from '@mui/icons-material/AdminPanelSettingsRounded';
import ApartmentRounded from '@mui/icons-material/ApartmentRounded';
import AssignmentRounded from '@mui/icons-material/AssignmentRounded';
import BalanceRounded from '@mui/icons-material/BalanceRounded';
import CalculateRounded from '@mui/icons-material/CalculateRounded';
import DashboardRounded from '@mui/icons-material/DashboardRounded';
import EventNoteRounded from '@mui/icons-material/EventNoteRounded';
import EventRepeatRounded from '@mui/icons-material/EventRepeatRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import ForumRounded from '@mui/icons-material/ForumRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import HistoryRounded from '@mui/icons-material/HistoryRounded';
import InsightsRounded from '@mui/icons-material/InsightsRounded';
import LinkRounded from '@mui/icons-material/LinkRounded';
import ReportRounded from '@mui/icons-material/ReportRounded';
import TuneRounded from '@mui/icons-material/TuneRounded';
import VerifiedRounded from '@mui/icons-material/VerifiedRounded';
import VisibilityRounded from '@mui/icons-material/VisibilityRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import type { MenuEntry } from './menu.ts';

/** Every page that a menu can lead to, with its words and picture; posts say which of them they need. */
export const entries = {
  ledger: { to: '/cases', text: 'frame.ledger', Icon: FactCheckRounded },
  campusCases: { to: '/cases', text: 'frame.campusCases', Icon: FactCheckRounded },
  myCases: { to: '/cases', text: 'frame.myCases', Icon: FactCheckRounded },
  record: { to: '/record', text: 'frame.record', Icon: AddAPhotoRounded },
  inspections: { to: '/inspections', text: 'frame.inspections', Icon: AssignmentRounded },
  wall: { to: '/wall', text: 'look.wall', Icon: ReportRounded },
  exams: { to: '/exams', text: 'exams.menu', Icon: InsightsRounded },
  agreements: { to: '/agreements', text: 'agreements.menu', Icon: HandshakeRounded },
  myAgreements: { to: '/agreements', text: 'agreements.menuMine', Icon: HandshakeRounded },
  overview: { to: '/sanctions/overview', text: 'sanctions.overview', Icon: DashboardRounded },
  sanctions: { to: '/sanctions', text: 'sanctions.menu', Icon: BalanceRounded },
  decisions: { to: '/sanctions', text: 'sanctions.menuDecide', Icon: BalanceRounded },
  talks: { to: '/sanctions?show=talks', text: 'sanctions.menuTalks', Icon: ForumRounded },
  simulator: { to: '/simulator', text: 'sanctions.menuSimulator', Icon: CalculateRounded },
  support: { to: '/support', text: 'support.title', Icon: VolunteerActivismRounded },
  meetings: { to: '/meetings', text: 'meetings.title', Icon: EventNoteRounded },
  eligibility: { to: '/eligibility', text: 'eligibility.title', Icon: VerifiedRounded },
  people: { to: '/people', text: 'frame.people', Icon: GroupsRounded },
  units: { to: '/units', text: 'frame.units', Icon: ApartmentRounded },
  posts: { to: '/posts', text: 'posts.menu', Icon: HistoryRounded },
  rights: { to: '/rights', text: 'rights.menu', Icon: AdminPanelSettingsRounded },
  years: { to: '/years', text: 'years.title', Icon: EventRepeatRounded },
  settings: { to: '/settings', text: 'frame.settings', Icon: TuneRounded },
  readLog: { to: '/read-log', text: 'personal.readLog', Icon: VisibilityRounded },
  audit: { to: '/audit', text: 'audit.title', Icon: LinkRounded },
} as const satisfies Record<string, MenuEntry>;
