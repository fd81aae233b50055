export { type AccountCreated, type Accounts, type NewAccount, oneTimePassword } from './accounts.ts';
export type { Clock, Deps } from './deps.ts';
export { type OpenedFile, openFile } from './files/open-file.ts';
export { largestFile, type StoredFile, saveFile } from './files/save-file.ts';
export { diskFileStore, type FileStore } from './files/store.ts';
export { createInspection, type NewInspection } from './inspection/create-inspection.ts';
export { createAccount, createPerson, type NewPerson, resetPassword, updatePerson } from './people/people.ts';
export { appoint, endPost, type NewPost } from './people/posts.ts';
export { mayAdminister } from './people/rights.ts';
export { createUnit, type NewUnit, updateUnit } from './people/units.ts';
export { type Answer, type Problem, type ProblemCode, refuse, refuseInput } from './problem.ts';
export { toContext } from './record/columns.ts';
export { type Diagnosis, type Disagreement, doctor } from './record/doctor.ts';
export { markCopyRead } from './record/mark-read.ts';
export { actorOf, type HeldAssignment, type HeldPost, sightOf } from './record/relations.ts';
export { factsOn, runStep, type StepAnswer, type StepCall } from './record/run-step.ts';
export { deleteSavedQuery, saveQuery } from './saved-query/saved-query.ts';
export { pinyinOf, searchedKeys } from './search/keys.ts';
export { type Calendar, plainCalendar } from './town/calendar.ts';
export { createTown, listTowns, type NewTown, type TownEntry, TownRefused } from './town/create-town.ts';
export {
  forgetTown,
  type PlanYearFacts,
  planYearOf,
  settingOn,
  type TermFacts,
  type TownFacts,
  termOf,
  todayOf,
  townFacts,
  type UnitFacts,
  unitAndAbove,
  unitAndBelow,
} from './town/facts.ts';
export { type FirstAdministrator, firstAdministrator } from './town/first-administrator.ts';
export { loadViewer, type Viewer, type ViewerPost } from './viewer.ts';
