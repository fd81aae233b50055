import type { Guide } from '@plumbline/workflows';
import { useQuery } from '@tanstack/react-query';
import type { PanelLocale } from '../../data/preferences.ts';

// What `npm run generate` wrote from the declarations: the panel holds no word of its own about a workflow.
const guideFiles = import.meta.glob<Guide>('../../../../../packages/workflows/docs/*.generated.json', {
  import: 'default',
});
const drawings = import.meta.glob<string>('../../../../../packages/workflows/docs/*.svg', {
  query: '?url',
  import: 'default',
});

const ending = (files: object, end: string): string | undefined =>
  Object.keys(files).find((path) => path.endsWith(`/${end}`));

/** The explanations of all workflows; loaded when somebody asks for help. */
export const useGuides = () =>
  useQuery({
    queryKey: ['guides'],
    queryFn: () => Promise.all(Object.values(guideFiles).map((load) => load())),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Address of a workflow's drawn state diagram in the reader's language. */
export const useDrawing = (name: string, locale: PanelLocale) =>
  useQuery({
    queryKey: ['drawing', name, locale],
    queryFn: async () => {
      const path = ending(drawings, `${name}.${locale === 'zh' ? 'zh-CN' : 'en'}.svg`);
      return (path && (await drawings[path]?.())) || null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
