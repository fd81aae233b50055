import type { Tag, Workflow } from './define.ts';

/** Names of a workflow's states that carry a tag: the only way for others to speak of states. */
export const statesTagged = (workflow: Workflow, tag: Tag): readonly string[] =>
  Object.entries(workflow.states)
    .filter(([, state]) => state.tags.includes(tag))
    .map(([name]) => name);
