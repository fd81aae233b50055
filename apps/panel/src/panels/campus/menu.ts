import AddAPhotoRounded from '@mui/icons-material/AddAPhotoRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import ReportRounded from '@mui/icons-material/ReportRounded';
import type { PanelMenu } from '../menu.ts';

/** Heads of a campus: its cases and its people. */
export const menu: PanelMenu = {
  entries: [
    { to: '/cases', text: 'frame.campusCases', Icon: FactCheckRounded },
    { to: '/wall', text: 'look.wall', Icon: ReportRounded },
    { to: '/record', text: 'frame.record', Icon: AddAPhotoRounded },
    { to: '/people', text: 'frame.people', Icon: GroupsRounded },
  ],
};
