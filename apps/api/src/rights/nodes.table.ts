import type { Role } from '@plumbline/terms';
import { byId } from './testing/asks.ts';
import { allBut, group, heads } from './testing/columns.ts';
import type { Kind } from './testing/places.ts';
import type { RightsTable } from './testing/table.ts';

/** Posts that look at sessions at the level of campuses, and those below heads that their campus concerns. */
const level: readonly Role[] = ['linkedLeader', 'subjectAdmin', 'subjectLead', 'teachingResearch'];
const below: readonly Role[] = ['gradeHead', 'classTeacher', 'teacher'];
const concerned: readonly Role[] = ['campusHead', 'subjectAdmin', 'subjectLead', 'researchLead', ...below];
const branch: readonly Role[] = ['partySecretary', 'partyMember'];

const asked = (...kinds: readonly Kind[]) =>
  Object.fromEntries(kinds.flatMap((kind) => ['node', 'nodes'].map((field) => [`${field}/${kind}`, byId(kind)])));

/** Everything that a global id opens: seen by it as in its list. */
export const nodes: RightsTable = [
  {
    places: ['responsible', 'recorder', 'same', 'other'],
    columns: {
      town: ['admin', ...group],
      campus: [...heads, 'linkedLeader'],
      inspects: ['inspector', 'moralEducation'],
      rest: allBut('admin', ...group, ...heads, 'linkedLeader', 'inspector', 'moralEducation'),
    },
    asks: asked('case', 'notice'),
    grid: `
                    town campus inspects rest
      node/case     yyyy yyy-   yy--     y.--
      nodes/case    yyyy yyy-   yy--     y.--
      node/notice   yyyy yyy-   yy--     y.--
      nodes/notice  yyyy yyy-   yy--     y.--
    `,
  },
  {
    places: ['asker', 'decider', 'same', 'other'],
    columns: {
      town: ['admin', ...group],
      campus: [...heads, 'linkedLeader'],
      duties: ['generalOffice', 'moralEducation', 'teachingResearch'],
      rest: allBut('admin', ...group, ...heads, 'linkedLeader', 'generalOffice', 'moralEducation', 'teachingResearch'),
    },
    asks: asked('request'),
    grid: `
                     town campus duties rest
      node/request   yyyy yyy-   yy--   y.--
      nodes/request  yyyy yyy-   yy--   y.--
    `,
  },
  {
    places: ['partyB', 'drafter', 'same', 'other'],
    columns: { office: ['admin'], group, head: ['campusHead'], rest: allBut('admin', ...group, 'campusHead') },
    asks: asked('agreement'),
    grid: `
                       office group head rest
      node/agreement   yyyy   y.yy  yyy- y.--
      nodes/agreement  yyyy   y.yy  yyy- y.--
    `,
  },
  {
    places: ['concerned', 'same', 'other', 'branch'],
    columns: {
      decides: ['admin', ...group],
      branch,
      concerned,
      rest: allBut('admin', ...group, ...branch, ...concerned),
    },
    asks: asked('sanction'),
    grid: `
                      decides branch concerned rest
      node/sanction   .yy-    .--y   y---      .---
      nodes/sanction  .yy-    .--y   y---      .---
    `,
  },
  {
    places: ['town', 'east', 'west'],
    columns: {
      town: ['admin', ...group, ...level],
      campus: [...heads, ...below],
      rest: allBut('admin', ...group, ...level, ...heads, ...below),
    },
    asks: asked('exam'),
    grid: `
                  town campus rest
      node/exam   yyy  yy-    ---
      nodes/exam  yyy  yy-    ---
    `,
  },
  {
    places: ['own', 'same', 'other'],
    columns: { town: ['admin', ...group], head: ['campusHead'], rest: allBut('admin', ...group, 'campusHead') },
    asks: asked('support', 'reobservation', 'unit', 'person', 'post'),
    grid: `
                           town head rest
      node/support         yyy  yy-  y--
      nodes/support        yyy  yy-  y--
      node/reobservation   yyy  yy-  y--
      nodes/reobservation  yyy  yy-  y--
      node/unit            yyy  yyy  yyy
      nodes/unit           yyy  yyy  yyy
      node/person          yyy  yyy  yyy
      nodes/person         yyy  yyy  yyy
      node/post            yyy  yyy  yyy
      nodes/post           yyy  yyy  yyy
    `,
  },
  {
    places: ['root', 'east', 'west'],
    columns: { town: ['admin', ...group], head: ['campusHead'], rest: allBut('admin', ...group, 'campusHead') },
    asks: asked('meeting'),
    grid: `
                     town head rest
      node/meeting   yyy  yy-  ---
      nodes/meeting  yyy  yy-  ---
    `,
  },
  {
    // What is opened through its record, its list or by its person only has no node of its own.
    places: ['own', 'same'],
    columns: { everybody: allBut() },
    asks: asked('savedQuery', 'notification'),
    grid: `
                          everybody
      node/savedQuery     --
      nodes/savedQuery    --
      node/notification   --
      nodes/notification  --
    `,
  },
];
