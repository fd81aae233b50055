import { useQueries } from '@tanstack/react-query';
import { useFrame } from '../data/viewer.ts';
import { useT } from '../i18n/useT.ts';
import type { MenuEntry, PanelMenu } from '../panels/menu.ts';
import { loadMenu } from '../panels/menus.ts';

/** Pages of what a delegation can hand on; the others show nothing of somebody absent. */
const delegable: readonly string[] = ['/cases', '/record', '/requests', '/agreements', '/notices', '/wall'];

const handedOn = ({ entries, more = [] }: PanelMenu): PanelMenu => {
  const within = ({ to }: MenuEntry) =>
    delegable.some((page) => to === page || to.startsWith(`${page}/`) || to.startsWith(`${page}?`));
  return { entries: entries.filter(within), more: more.filter(within) };
};

/** The menus of the viewer's posts, as far as they are loaded; whoever has no post has a teacher's. */
export const usePanelMenus = (): { title: string; menu: PanelMenu }[] => {
  const t = useT();
  const { viewer } = useFrame();
  const posts = viewer.posts.length > 0 ? viewer.posts : [{ role: 'teacher', title: t('frame.mineOnly') }];
  const loaded = useQueries({
    queries: posts.map(({ role }) => ({
      queryKey: ['menu', role],
      queryFn: () => loadMenu(role),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return posts.flatMap(({ title }, index) => {
    const menu = loaded[index]?.data;
    return menu ? [{ title, menu: viewer.onBehalfOf ? handedOn(menu) : menu }] : [];
  });
};
