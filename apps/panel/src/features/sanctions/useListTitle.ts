import { useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';

/** What the list of consequences is to the reader: what they decide, what they propose and handle, or what concerns them. */
export const useListTitle = (): { title: string; takesPart: boolean } => {
  const t = useT();
  const may = useMay();
  const takesPart = ['sanction:propose', 'sanction:handle', 'sanction:decide'].some(may);
  return {
    title: t(may('sanction:decide') ? 'sanctions.title' : takesPart ? 'sanctions.menu' : 'sanctions.titleMine'),
    takesPart,
  };
};
