import type { PanelMenu } from './menu.ts';

type Load = () => Promise<{ menu: PanelMenu }>;

const admin: Load = () => import('./admin/menu.ts');
const campus: Load = () => import('./campus/menu.ts');
const group: Load = () => import('./group/menu.ts');
const inspector: Load = () => import('./inspector/menu.ts');
const party: Load = () => import('./party/menu.ts');
const teacher: Load = () => import('./teacher/menu.ts');

const byRole: Readonly<Record<string, Load>> = {
  admin,
  groupHead: group,
  groupDeputy: group,
  groupMember: group,
  campusHead: campus,
  campusDeputy: campus,
  inspector,
  partySecretary: party,
  partyMember: party,
};

/** The menu that a role brings, loaded when somebody holds it. */
export const loadMenu = (role: string): Promise<PanelMenu> => (byRole[role] ?? teacher)().then(({ menu }) => menu);
