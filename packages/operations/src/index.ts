export { type AccountCreated, type Accounts, type NewAccount, oneTimePassword } from './accounts.ts';
export {
  type CalendarFeed,
  calendarFeedOf,
  type FeedScope,
  makeCalendarFeed,
  openCalendarFeed,
  withdrawCalendarFeed,
} from './calendar-feed/calendar-feed.ts';
export { type DueCase, dueCases } from './calendar-feed/due-cases.ts';
export { sweep } from './clock/sweep.ts';
export type { Clock, Deps } from './deps.ts';
export { type OpenedFile, openFile } from './files/open-file.ts';
export { largestFile, type StoredFile, saveFile } from './files/save-file.ts';
export { diskFileStore, type FileStore } from './files/store.ts';
export { type RowCode, rowFault, type WarningCode } from './import/codes.ts';
export {
  compared,
  type FindingColumn,
  type FindingRow,
  findingColumns,
  type GivenCell,
  type RowFault,
} from './import/finding-row.ts';
export { type ImportOptions, type ImportReport, importFindings } from './import/import-findings.ts';
export type { JudgedRow, RowFate } from './import/judge-findings.ts';
export { createInspection, type NewInspection } from './inspection/create-inspection.ts';
export {
  issueNotices,
  mostNoticeItems,
  type NoticeItem,
  type NoticeRow,
  type NoticesAnswer,
} from './notice/issue-notices.ts';
export { type ChatRobot, readChatRobots, setChatRobot } from './notification/chat-robot.ts';
export { type NotificationChoice, readChoice, setNotificationChoice } from './notification/choice.ts';
export { claimLetters, type Letter } from './notification/claim-letters.ts';
export { claimRobotMessages, noteRobot, type RobotCount, type RobotMessage } from './notification/claim-robots.ts';
export { type NotificationKind, notificationKinds, wordsOf } from './notification/kinds.ts';
export { type MailTrouble, readMailTrouble } from './notification/mail-trouble.ts';
export { markNotificationsRead } from './notification/mark-read.ts';
export { type LetterLine, readLetter } from './notification/read-letter.ts';
export { isPrivateAddress } from './notification/robot-address.ts';
export {
  type Claimed,
  type DeliveryFault,
  deliveryFaults,
  type Failure,
  settleFailed,
  settleSent,
} from './notification/settle.ts';
export { tellWaiting } from './notification/tell.ts';
export { createAccount, createPerson, type NewPerson, resetPassword, updatePerson } from './people/people.ts';
export { appoint, endPost, type NewPost } from './people/posts.ts';
export { mayAdminister } from './people/rights.ts';
export { createUnit, type NewUnit, updateUnit } from './people/units.ts';
export { type Answer, type Problem, type ProblemCode, refuse, refuseInput } from './problem.ts';
export { toContext } from './record/columns.ts';
export { type Diagnosis, type Disagreement, doctor } from './record/doctor.ts';
export { factsOn } from './record/facts-on.ts';
export { factsTables } from './record/feature.ts';
export { handOver, handOverOrphans, type Leaving } from './record/hand-over.ts';
export { markCopyRead } from './record/mark-read.ts';
export { actorOf, type HeldAssignment, type HeldPost, sightOf } from './record/relations.ts';
export { runStep, type StepAnswer, type StepCall } from './record/run-step.ts';
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
