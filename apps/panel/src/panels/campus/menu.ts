import AddAPhotoRounded from '@mui/icons-material/AddAPhotoRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import type { PanelMenu } from '../menu.ts';

/** Heads of a campus: its cases and its people. */
export const menu: PanelMenu = {
  entries: [
    { to: '/cases', text: 'frame.campusCases', Icon: FactCheckRounded },
    { to: '/record', text: 'frame.record', Icon: AddAPhotoRounded },
    { to: '/people', text: 'frame.people', Icon: GroupsRounded },
  ],
};
