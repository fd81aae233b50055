import AddAPhotoRounded from '@mui/icons-material/AddAPhotoRounded';
import AssignmentRounded from '@mui/icons-material/AssignmentRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import type { PanelMenu } from '../menu.ts';

/** The supervision group: record, and see what became of it. */
export const menu: PanelMenu = {
  entries: [
    { to: '/record', text: 'frame.record', Icon: AddAPhotoRounded },
    { to: '/cases', text: 'frame.ledger', Icon: FactCheckRounded },
    { to: '/inspections', text: 'frame.inspections', Icon: AssignmentRounded },
  ],
};
