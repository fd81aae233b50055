import BalanceRounded from '@mui/icons-material/BalanceRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import ForumRounded from '@mui/icons-material/ForumRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import VerifiedRounded from '@mui/icons-material/VerifiedRounded';
import type { PanelMenu } from '../menu.ts';

/** The Party branch: what it has to decide, and the talks that follow. */
export const menu: PanelMenu = {
  entries: [
    { to: '/sanctions', text: 'sanctions.menuDecide', Icon: BalanceRounded },
    { to: '/sanctions?show=talks', text: 'sanctions.menuTalks', Icon: ForumRounded },
  ],
  more: [
    { to: '/cases', text: 'frame.myCases', Icon: FactCheckRounded },
    { to: '/agreements', text: 'agreements.menuMine', Icon: HandshakeRounded },
    { to: '/eligibility', text: 'eligibility.title', Icon: VerifiedRounded },
  ],
};
