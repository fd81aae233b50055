import ApartmentRounded from '@mui/icons-material/ApartmentRounded';
import AssignmentRounded from '@mui/icons-material/AssignmentRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import TuneRounded from '@mui/icons-material/TuneRounded';
import type { PanelMenu } from '../menu.ts';

/** Academic affairs and the leading group: the whole town. */
export const menu: PanelMenu = {
  entries: [
    { to: '/cases', text: 'frame.ledger', Icon: FactCheckRounded },
    { to: '/inspections', text: 'frame.inspections', Icon: AssignmentRounded },
    { to: '/people', text: 'frame.people', Icon: GroupsRounded },
    { to: '/units', text: 'frame.units', Icon: ApartmentRounded },
    { to: '/settings', text: 'frame.settings', Icon: TuneRounded },
  ],
};
