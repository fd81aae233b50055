import type { Text } from '@plumbline/terms';
import { type Workflow, type WorkflowName, workflows } from '@plumbline/workflows';
import { type NodeType, readId } from './global-id.ts';

/** What a program's key may be made for, and whether keys that write there may be made. */
export const scopeAreas = {
  rectification: ['检查、整改、申请', 'Inspections, rectification, requests'],
  agreements: ['目标责任书', 'Agreements'],
  sanctions: ['处置、帮扶、会议', 'Consequences, support, meetings'],
  exams: ['监测、成绩、任课', 'Sessions, scores, teaching'],
  people: ['人员、单位、岗位', 'People, units, posts'],
  settings: ['学年设置', 'Plan year settings'],
  record: ['操作记录', 'The record of events'],
  personal: ['个人信息查阅', 'Personal data and its reads'],
  files: ['文件', 'Files'],
  own: ['本人的工作台、通知、日历', 'Own workbench, notifications, calendar'],
} as const satisfies Record<string, Text>;

export type ScopeArea = keyof typeof scopeAreas;

/**
 * What a key needs: `any` is open to every key. `accounts` is no area that keys are made for: signing in is administered
 * by people (only the demo town's keys, which are public, carry it).
 */
export type Scope = `${ScopeArea | 'accounts'}:${'read' | 'write'}` | 'any';

/** The scope of a field, or what tells it from the field's arguments. */
type Needed = Scope | ((args: Readonly<Record<string, unknown>>) => Scope | readonly Scope[]);

/** To which area the records of a workflow and their steps belong. */
const workflowAreas: Readonly<Record<WorkflowName, ScopeArea>> = {
  rectification: 'rectification',
  request: 'rectification',
  agreement: 'agreements',
  sanction: 'sanctions',
};

/** To which area a thing with a global id belongs. */
const nodeAreas: Readonly<Record<NodeType, ScopeArea>> = {
  RectificationCase: 'rectification',
  Request: 'rectification',
  Inspection: 'rectification',
  Notice: 'rectification',
  Agreement: 'agreements',
  Sanction: 'sanctions',
  Support: 'sanctions',
  Reobservation: 'sanctions',
  Meeting: 'sanctions',
  Delegation: 'people',
  Exam: 'exams',
  ExamAnalysis: 'exams',
  Pupil: 'exams',
  Unit: 'people',
  Person: 'people',
  Post: 'people',
  Town: 'people',
  PlanYear: 'settings',
  Term: 'settings',
  Rollover: 'settings',
  File: 'files',
  SavedQuery: 'own',
  Notification: 'own',
  Event: 'record',
};

const ofNode = (id: unknown): Scope => {
  const found = readId(String(id));
  // What is nothing is answered as nothing.
  return found === null ? 'any' : `${nodeAreas[found.type]}:read`;
};

/** Giving somebody a login is administering an account. */
const withLogin = ({ input }: Readonly<Record<string, unknown>>): readonly Scope[] =>
  (input as { login?: string | null } | undefined)?.login ? ['people:write', 'accounts:write'] : ['people:write'];

/** What a key needs for each field of the schema's root that is no step of a workflow. */
export const fieldScopes: Readonly<Record<'Query' | 'Mutation', Readonly<Record<string, Needed>>>> = {
  Query: {
    address: 'any',
    agreement: 'agreements:read',
    agreementCoverage: 'agreements:read',
    agreementIndicators: 'agreements:read',
    agreementTemplate: 'agreements:read',
    agreements: 'agreements:read',
    apiKeyScopes: 'any',
    apiKeys: 'accounts:read',
    auditState: 'record:read',
    calendarFeed: 'own:read',
    calendarProposal: 'settings:read',
    changes: 'record:read',
    chatRobots: 'settings:read',
    classPupils: 'exams:read',
    delegableWorkflows: 'any',
    delegations: 'people:read',
    eligibility: 'sanctions:read',
    exam: 'exams:read',
    examComparison: 'exams:read',
    examMatrix: 'exams:read',
    examProgress: 'exams:read',
    examTrend: 'exams:read',
    exams: 'exams:read',
    inspections: 'rectification:read',
    lawCheck: 'exams:read',
    meeting: 'sanctions:read',
    meetings: 'sanctions:read',
    myReadLog: 'personal:read',
    node: ({ id }) => ofNode(id),
    nodes: ({ ids }) => (Array.isArray(ids) ? ids : [ids]).map(ofNode),
    notice: 'rectification:read',
    notices: 'rectification:read',
    notificationChoice: 'own:read',
    notifications: 'own:read',
    overdueWall: 'rectification:read',
    people: 'people:read',
    planYears: 'settings:read',
    proposableAgreements: 'sanctions:read',
    pupilReadLog: 'personal:read',
    readLog: 'personal:read',
    recordEvents: 'record:read',
    recordGrants: 'personal:read',
    rectificationBoard: 'rectification:read',
    posts: 'people:read',
    rectificationCase: 'rectification:read',
    rectificationCases: 'rectification:read',
    rectificationDueDays: 'rectification:read',
    request: 'rectification:read',
    requests: 'rectification:read',
    rightsMatrix: 'any',
    roles: 'any',
    rolloverPreview: 'settings:read',
    rollovers: 'settings:read',
    sanction: 'sanctions:read',
    sanctionLadder: 'sanctions:read',
    sanctionOverview: 'sanctions:read',
    sanctionSimulation: 'sanctions:read',
    sanctions: 'sanctions:read',
    savedQueries: 'own:read',
    scoreTable: 'exams:read',
    settings: 'settings:read',
    settingsEditable: 'settings:read',
    setup: 'settings:read',
    stepForm: 'any',
    supports: 'sanctions:read',
    teaching: 'exams:read',
    town: 'any',
    units: 'people:read',
    vacancies: 'people:read',
    viewer: 'any',
    workbench: 'own:read',
    workflow: 'any',
    workflows: 'any',
  },
  Mutation: {
    agreementDraftMany: 'agreements:write',
    agreementOfferMany: 'agreements:write',
    agreementTemplateSave: 'agreements:write',
    appoint: 'people:write',
    auditVerify: 'record:write',
    calendarSave: 'settings:write',
    createInspection: 'rectification:write',
    createPerson: withLogin,
    createUnit: 'people:write',
    delegationEnd: 'people:write',
    delegationMake: 'people:write',
    deleteSavedQuery: 'own:write',
    endPost: 'people:write',
    examAnalysisSave: 'exams:write',
    examLinkFinding: 'exams:write',
    examOpen: 'exams:write',
    examPublish: 'exams:write',
    examUndoImport: 'exams:write',
    makeCalendarFeed: 'own:write',
    markCopyRead: 'own:write',
    markNotificationsRead: 'own:write',
    meetingCreate: 'sanctions:write',
    meetingMinutes: 'sanctions:write',
    meetingUpdate: 'sanctions:write',
    movePost: 'people:write',
    oneTimeSlips: 'accounts:write',
    personErase: 'accounts:write',
    personErasurePreview: 'accounts:write',
    prolongPost: 'people:write',
    proposeConsequences: 'sanctions:write',
    pupilErase: 'accounts:write',
    readingGrant: 'personal:write',
    readingWithdraw: 'personal:write',
    rectificationIssueNotices: 'rectification:write',
    reobservationAdd: 'sanctions:write',
    resetPassword: 'accounts:write',
    resetSecondFactor: 'accounts:write',
    rolloverRun: () => ['settings:write', 'people:write'],
    rolloverUndo: () => ['settings:write', 'people:write'],
    saveQuery: 'own:write',
    scoresSave: 'exams:write',
    setChatRobot: 'settings:write',
    setNotificationChoice: 'own:write',
    settingsSave: 'settings:write',
    setupConfirm: 'settings:write',
    setupDismiss: 'settings:write',
    supportAdd: 'sanctions:write',
    supportEnd: 'sanctions:write',
    supportUpdate: 'sanctions:write',
    teachingSet: 'exams:write',
    unitsSetUp: 'people:write',
    updatePerson: withLogin,
    updateUnit: 'people:write',
    withdrawApiKey: 'accounts:write',
    withdrawCalendarFeed: 'own:write',
  },
};

/** What a key needs for each address besides GraphQL that answers for somebody; `read` for GET and HEAD, else `write`. */
const routeAreas: readonly (readonly [path: string, area: ScopeArea | 'accounts', only?: 'read'])[] = [
  ['/api/import/findings', 'rectification'],
  // It opens accounts.
  ['/api/import/staff', 'accounts'],
  ['/api/staff-template.xlsx', 'people'],
  ['/api/import/jobs/', 'exams'],
  ['/api/import/', 'exams'],
  ['/api/comparison.xlsx', 'exams'],
  // Reading that gives its reason in a body.
  ['/api/dossier', 'sanctions', 'read'],
  ['/api/person-data', 'personal', 'read'],
  ['/api/audit/', 'record'],
  ['/api/ledger.xlsx', 'rectification'],
  ['/files', 'files'],
];

/** The scope that an address needs of a key; nothing for one that is not listed, which is closed to keys. */
export const scopeOfRoute = (method: string, path: string): Scope | null => {
  const found = routeAreas.find(([own]) =>
    own.endsWith('/') ? path.startsWith(own) : path === own || path.startsWith(`${own}/`),
  );
  if (found === undefined) return null;
  const [, area, only] = found;
  return `${area}:${only ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write')}`;
};

const capital = (step: string): string => step.charAt(0).toUpperCase() + step.slice(1);

/** The areas of mutations that run a step, by their names: `rectificationRecord`. */
const stepAreas: ReadonlyMap<string, ScopeArea> = new Map(
  Object.entries<Workflow>(workflows).flatMap(([name, { steps }]) =>
    Object.keys(steps).map((step) => [name + capital(step), workflowAreas[name as WorkflowName]] as const),
  ),
);

/**
 * What a key needs for a field of the root.
 * @param args the field's arguments
 * @returns nothing for a field that is not listed: it is closed to keys
 */
export const scopesOfField = (
  root: 'Query' | 'Mutation',
  field: string,
  args: () => Readonly<Record<string, unknown>>,
): readonly Scope[] | null => {
  const needed = fieldScopes[root][field];
  if (needed === undefined) {
    const area = root === 'Mutation' ? stepAreas.get(field) : undefined;
    return area === undefined ? null : [`${area}:write`];
  }
  const found = typeof needed === 'function' ? needed(args()) : needed;
  return typeof found === 'string' ? [found] : found;
};

/** The first scope that a key lacks, if any; `*` stands for all areas that keys are made for. */
export const missingScope = (granted: ReadonlySet<string>, needed: readonly Scope[]): Scope | null =>
  needed.find((scope) => {
    if (scope === 'any' || granted.has(scope)) return false;
    const [area, action] = scope.split(':');
    return area === 'accounts' || !granted.has(`*:${action}`);
  }) ?? null;
