import type { PanelMenu } from './menu.ts';

type Load = () => Promise<{ menu: PanelMenu }>;

const admin: Load = () => import('./admin/menu.ts');
const campus: Load = () => import('./campus/menu.ts');
const inspector: Load = () => import('./inspector/menu.ts');
const teacher: Load = () => import('./teacher/menu.ts');

const byRole: Readonly<Record<string, Load>> = {
  admin,
  groupHead: admin,
  groupDeputy: admin,
  groupMember: admin,
  campusHead: campus,
  campusDeputy: campus,
  inspector,
};

/** The menu that a role brings, loaded when somebody holds it. */
export const loadMenu = (role: string): Promise<PanelMenu> => (byRole[role] ?? teacher)().then(({ menu }) => menu);
