import { useFrame } from '../../data/viewer.ts';

/** Posts whose holders enter help; the server decides. */
export const entering: readonly string[] = ['admin', 'campusHead'];

/** Whether the reader enters help for somebody. */
export const useEntersSupport = (): boolean => useFrame().viewer.posts.some(({ role }) => entering.includes(role));
