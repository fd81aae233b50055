import { useFrame } from '../../data/viewer.ts';

/** What the reader's posts let them do with sessions; a hint for buttons, the server decides. */
export const useExamRights = () => {
  const { viewer } = useFrame();
  const holds = (...roles: string[]) => viewer.posts.some(({ role }) => roles.includes(role));
  const office = holds('admin');
  const head = holds('campusHead', 'campusDeputy');
  return { office, head, mayOpen: office || head, mayTeach: office || head, mayImportRoster: office || head };
};
