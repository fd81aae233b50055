export {
  type AccountAct,
  type AccountChange,
  type AccountCreated,
  type Accounts,
  accountActs,
  type KeyEntry,
  type NewAccount,
  oneTimePassword,
  type PasswordCheck,
} from './accounts.ts';
export type { AgreedTarget, AgreementContent, LastYear, Signer } from './agreement/content.ts';
export { type Difference, differences } from './agreement/differences.ts';
export { type DraftItem, type DraftMany, type DraftRow, draftAgreements, mostDrafts } from './agreement/draft-many.ts';
export type { EvaluatedTarget, EvaluationRules } from './agreement/evaluate.ts';
export { type EvaluatedRow, evaluateFrom } from './agreement/evaluate-from.ts';
export { compositePartsFrom, type ExamAt, publishedExam, shown as shownFigure } from './agreement/figures.ts';
export { evidenceOf, type Findings, type Held, readFindings } from './agreement/findings.ts';
export { campusOf, type FigureGroup } from './agreement/group.ts';
export { type OfferItem, type OfferRow, offerAgreements } from './agreement/offer-many.ts';
export {
  type AgreementTemplate,
  readAgreementTemplate,
  saveAgreementTemplate,
  usualTemplates,
} from './agreement/templates.ts';
export { agreementText, hashOfText } from './agreement/text.ts';
export {
  type CalendarFeed,
  calendarFeedOf,
  type FeedScope,
  makeCalendarFeed,
  openCalendarFeed,
  withdrawCalendarFeed,
} from './calendar-feed/calendar-feed.ts';
export { type DueCase, dueCases } from './calendar-feed/due-cases.ts';
export { takePassed } from './clock/passed-deadlines.ts';
export { sweep } from './clock/sweep.ts';
export { type Acting, actingOf, actorFor, reaches, reachesTown } from './delegation/acting.ts';
export { delegationEnd, mayEndDelegation } from './delegation/end.ts';
export { delegationMake, type NewDelegation } from './delegation/make.ts';
export { loadOnBehalf } from './delegation/on-behalf.ts';
export { mayOverride, type Represented, representedSql, verdictOnOverride } from './delegation/override.ts';
export type { Clock, Deps } from './deps.ts';
export { actsOf, type ExamAct } from './exam/acts.ts';
export { type AnalysedGroup, type AnalysedSubject, analyseExam } from './exam/analyse-exam.ts';
export { type Analysis, analysesOf, type NewAnalysis, saveAnalysis } from './exam/analysis.ts';
export { checkLaw } from './exam/check-law.ts';
export { type ClassPupils, classPupils, type PupilMark, type PupilMarks } from './exam/class-pupils.ts';
export { type ComparedGroup, type Comparison, compareGroups, type ShownResult } from './exam/comparison.ts';
export { type ScoresAnswer, saveScores, type TypedCell, type TypedTable } from './exam/entry/save-scores.ts';
export {
  type EntryPhase,
  type EntryRow,
  type ScoreTable,
  scoreTable,
  type TableKey,
} from './exam/entry/score-table.ts';
export { type ExamFacts, type ExamKey, type ExamSubject, type ExamTask, readExam } from './exam/exam.ts';
export { type ColumnMapping, readMapping, rememberMapping, type SheetKind } from './exam/import/column-mapping.ts';
export type { CellChange } from './exam/import/count-fates.ts';
export { teacherCodes } from './exam/import/county-codes.ts';
export type { Excluded } from './exam/import/exclude.ts';
export { type CountyImportOptions, type CountyReport, importCountyResults } from './exam/import/import-county.ts';
export { importRoster, type RosterImportOptions, type RosterReport } from './exam/import/import-roster.ts';
export {
  type ImportedExam,
  importScores,
  type OpenScores,
  type ScoreImportOptions,
  type ScoreReport,
} from './exam/import/import-scores.ts';
export type { CreateMissing, ImportProgress, SheetImportOptions, SheetReport } from './exam/import/report.ts';
export type { ScoreExpectation, ScoreSheet, SheetProblem, SheetWarning } from './exam/import/source.ts';
export { undoImport } from './exam/import/undo-import.ts';
export {
  type ExamKind,
  examKindCodes,
  examKinds,
  type Grouping,
  groupings,
  type ScoreStatus,
  scoreStatuses,
} from './exam/kinds.ts';
export type { AskedExam } from './exam/law.ts';
export { linkFinding } from './exam/link-finding.ts';
export { type Matrix, type MatrixCell, subjectMatrix } from './exam/matrix.ts';
export type { GoOn, NewExam, NewSubject } from './exam/new-exam.ts';
export { openExam } from './exam/open-exam.ts';
export { type EntryProgress, entryProgress } from './exam/progress.ts';
export { type Publication, publishExam } from './exam/publish-exam.ts';
export type { StoredModel } from './exam/results/stored-results.ts';
export { allSubjects } from './exam/sentences.ts';
export { groupingsSeen, loadSight, type Sight, seesExam } from './exam/sight.ts';
export { type TrendPoint, trendOf } from './exam/trend.ts';
export { type UndoHindrance, undoHindrances } from './exam/undo-words.ts';
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
  type MeetingChange,
  type MeetingKind,
  meetingCreate,
  meetingKinds,
  meetingMinutes,
  meetingUpdate,
  type NewMeeting,
} from './meeting/meeting.ts';
export { mayEditMeeting, meetingSight } from './meeting/sight.ts';
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
export { type InboxKind, inboxKinds, type NotificationKind, notificationKinds, wordsOf } from './notification/kinds.ts';
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
export { keysOfTown, mayMakeWritingKeys, withdrawKey } from './people/api-keys.ts';
export { movePost, prolongPost } from './people/move-post.ts';
export { type OneTimeSlip, oneTimeSlips } from './people/one-time-slips.ts';
export { createAccount, createPerson, type NewPerson, updatePerson } from './people/people.ts';
export { appoint, endPost, type NewPost } from './people/posts.ts';
export { type HeldToday, mayResetPassword, resetPassword } from './people/reset-password.ts';
export { importStaff } from './people/roster/import-staff.ts';
export { staffCodes, staffWarnings } from './people/roster/staff-codes.ts';
export type { MadeAccount, StaffReport } from './people/roster/staff-sheet.ts';
export { resetSecondFactor, secondFactorFrom } from './people/second-factor.ts';
export {
  setUpUnits,
  type UnitsMade,
  type WantedGroup,
  type WantedSchool,
  type WantedUnits,
} from './people/set-up-units.ts';
export { createUnit, type NewUnit, updateUnit } from './people/units.ts';
export { type Vacancy, vacanciesOn } from './people/vacancies.ts';
export { freeTexts } from './personal/columns.ts';
export { type ErasedAgain, eraseAgain } from './personal/erase-again.ts';
export { type ErasurePreview, erasePerson, previewErasure, type ReviewRow } from './personal/erase-person.ts';
export { erasePupil } from './personal/erase-pupil.ts';
export type { ErasureList, ListedErasure } from './personal/erasure-list.ts';
export { type ExportedSection, exportPerson, exportPupil, type PersonalData } from './personal/export-data.ts';
export { type GrantsOfRecord, grantReading, grantsOf, type ReadingGrant, withdrawReading } from './personal/grants.ts';
export { logCasesRead, type ReadingKind, readingKinds } from './personal/read-log.ts';
export {
  type LoggedPupilReading,
  type LoggedReading,
  type LogPage,
  pupilReadingsOf,
  readingsOf,
} from './personal/readings.ts';
export type { Retained } from './personal/retained.ts';
export { sweepErased } from './personal/sweep-erased.ts';
export {
  type Answer,
  type Objection,
  type ObjectionOffer,
  type Problem,
  type ProblemCode,
  refuse,
  refuseInput,
} from './problem.ts';
export { toContext } from './record/columns.ts';
export { type Diagnosis, type Disagreement, doctor } from './record/doctor.ts';
export { factsOn } from './record/facts-on.ts';
export { factsTables } from './record/feature.ts';
export { handOver, handOverOrphans, type Leaving } from './record/hand-over.ts';
export { markCopyRead } from './record/mark-read.ts';
export { actorOf, type HeldAssignment, type HeldPost, sightOf } from './record/relations.ts';
export { runStep, type StepAnswer, type StepCall } from './record/run-step.ts';
export { overrideReason } from './record/write-step.ts';
export { agreementRights } from './rights/agreement.ts';
export { allRights, permissionsOf } from './rights/all.ts';
export { type Act, allows, type Grant, type Over, type Rights, reachOf } from './rights/declare.ts';
export { delegationRights } from './rights/delegation.ts';
export { examRights } from './rights/exam.ts';
export { type MatrixRow, type MatrixType, rightsMatrix } from './rights/matrix.ts';
export { personRights } from './rights/person.ts';
export { matrixRights } from './rights/rights-matrix.ts';
export { sealedRecordRights } from './rights/sealed-record.ts';
export { listRollovers, type RolloverEntry } from './rollover/list.ts';
export type {
  ClassMove,
  DayPlan,
  EmptyClass,
  Intake,
  PostAct,
  PostPlan,
  RolloverChoices,
  RolloverPlan,
  SettingPlan,
  TeachingAct,
  TeachingPlan,
} from './rollover/plan-type.ts';
export { type RolloverPreview, type RolloverRun, rolloverPreview, rolloverRun } from './rollover/run.ts';
export type { RolloverSummary } from './rollover/summary.ts';
export { rolloverUndo } from './rollover/undo.ts';
export { type RecordedVote, readBallots, seesBallots } from './sanction/ballots.ts';
export { type BasisContent, type CampusTarget, hashOfBasis } from './sanction/basis.ts';
export { type Body, type BodyOfCase, bodyOf } from './sanction/body.ts';
export { type Ballot, barredIn, type Count, countVotes, membersWhoMayVote, votesNeeded } from './sanction/count.ts';
export { dossierOf, dossierTitle } from './sanction/dossier.ts';
export {
  type Dossier,
  type DossierBasis,
  type DossierEvent,
  type DossierFile,
  type DossierObjection,
  type DossierSupport,
  type DossierTally,
  type DossierVote,
  dossierFormat,
} from './sanction/dossier-type.ts';
export { type EffectDays, intendedDays } from './sanction/effect-days.ts';
export {
  type EligibilityAnswer,
  type EligibilityOfMatter,
  type EligibilityReason,
  eligibility,
} from './sanction/eligibility.ts';
export { type LadderRecord, type LadderYear, ladderOf, type PersonLadder } from './sanction/ladder.ts';
export { type Overview, overviewOf, type RuleCount } from './sanction/overview.ts';
export { type ProposableAgreement, proposableAgreements } from './sanction/proposable.ts';
export { bodyOfRule } from './sanction/propose.ts';
export {
  knowsOfRule,
  mayProposeFrom,
  type ProposedConsequences,
  proposeConsequences,
} from './sanction/propose-consequences.ts';
export { type ProposedFrom, proposeFrom } from './sanction/propose-from.ts';
export {
  mostSets,
  type ProposedSet,
  type ProposedTargets,
  type Simulation,
  type SimulationCall,
  simulateOnEarlierYears,
} from './sanction/simulation/simulate.ts';
export { supportSince } from './sanction/support-since.ts';
export { type VerifiedDossier, verifyDossier } from './sanction/verify-dossier.ts';
export { deleteSavedQuery, saveQuery } from './saved-query/saved-query.ts';
export { type AuditState, auditState } from './seal/audit-state.ts';
export { type Chain, chains } from './seal/chain.ts';
export type { Fault, FaultKind } from './seal/check-chain.ts';
export { exportFormat, exportRecord } from './seal/export-record.ts';
export { faultText } from './seal/fault-text.ts';
export { sealAll } from './seal/seal-all.ts';
export { createSealer, type Sealer } from './seal/sealer.ts';
export { statementsNow } from './seal/sign-day.ts';
export { isSigned, keyIdOf, type RecordSigner, readStatements, type Statement } from './seal/statement.ts';
export { NotAnExport, verifyExport } from './seal/verify-export.ts';
export { type Verification, verifyOwnRecord } from './seal/verify-own-record.ts';
export { type CheckedChain, type CheckedTown, verifyRecord } from './seal/verify-record.ts';
export { pinyinOf, searchedKeys } from './search/keys.ts';
export { type NewReobservation, reobservationAdd, reobservationResults } from './support/reobservation.ts';
export { mayEditSupport, supportSight } from './support/sight.ts';
export {
  type NewSupport,
  type SupportChange,
  type SupportKind,
  supportAdd,
  supportEnd,
  supportUpdate,
} from './support/support.ts';
export { type NewTeaching, setTeaching } from './teaching/set-teaching.ts';
export { type Calendar, nationalCalendar } from './town/calendar.ts';
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
export { type Founding, foundingOf } from './town/founding.ts';
export { type CalendarChange, saveCalendar } from './town/save-calendar.ts';
export { maySaveSettings, type SettingChange, saveSettings } from './town/save-settings.ts';
export { confirmSetup, type Setup, type SetupStep, setupOf, setupSteps } from './town/setup.ts';
export { type Behalf, loadViewer, type Viewer, type ViewerPost } from './viewer.ts';
