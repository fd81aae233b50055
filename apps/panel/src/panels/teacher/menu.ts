import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import type { PanelMenu } from '../menu.ts';

/** Teachers and all whose own matters are in view. */
export const menu: PanelMenu = {
  entries: [{ to: '/cases', text: 'frame.myCases', Icon: FactCheckRounded }],
};
