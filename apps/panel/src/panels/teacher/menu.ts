import BalanceRounded from '@mui/icons-material/BalanceRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import InsightsRounded from '@mui/icons-material/InsightsRounded';
import VerifiedRounded from '@mui/icons-material/VerifiedRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import type { PanelMenu } from '../menu.ts';

/** Teachers and all whose own matters are in view. */
export const menu: PanelMenu = {
  entries: [
    { to: '/cases', text: 'frame.myCases', Icon: FactCheckRounded },
    { to: '/exams', text: 'exams.menu', Icon: InsightsRounded },
    { to: '/agreements', text: 'agreements.menuMine', Icon: HandshakeRounded },
  ],
  more: [
    { to: '/sanctions', text: 'sanctions.menu', Icon: BalanceRounded },
    { to: '/support', text: 'support.title', Icon: VolunteerActivismRounded },
    { to: '/eligibility', text: 'eligibility.title', Icon: VerifiedRounded },
  ],
};
