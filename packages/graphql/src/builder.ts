import type { UnitKind } from '@plumbline/terms';
import SchemaBuilder from '@pothos/core';
import type { GraphqlContext } from './context.ts';
import type { Row } from './read/read.ts';

/** Names of the scalars of the outside contract, with what they are in resolvers. */
export interface SchemaTypes {
  DefaultFieldNullability: false;
  Context: GraphqlContext;
  Scalars: {
    ID: { Input: string; Output: string | number };
    Date: { Input: string; Output: string };
    DateTime: { Input: string; Output: Date | string };
    JSON: { Input: unknown; Output: unknown };
  };
  Interfaces: { Node: Row; WorkflowRecord: Row };
  Objects: {
    PageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
    RectificationCase: Row;
    Request: Row;
    Agreement: Row;
    AgreementExam: Row;
    AgreementVersion: Row;
    AgreementSignature: Row;
    AgreementEvaluation: Row;
    Event: Row;
    Seal: Row;
    Change: Row;
    Reminder: Row;
    Assignment: Row;
    Unit: Row;
    Person: Row;
    Post: Row;
    Inspection: Row;
    Notice: Row;
    NoticeItem: Row;
    File: Row;
    Todo: Row;
    Work: Row;
    SavedQuery: Row;
    Notification: Row;
    Exam: Row;
    ExamTask: Row;
    ExamRevision: Row;
    ExamObjection: Row;
    Teaching: Row;
    Sanction: Row;
    Support: Row;
    Reobservation: Row;
    Meeting: Row;
    MeetingItem: Row;
    Delegation: Row;
  };
  Enums?: { UnitKind: UnitKind };
}

/** The schema under construction; every file of `types`, `queries` and `mutations` adds to it. */
export const builder = new SchemaBuilder<SchemaTypes>({ defaultFieldNullability: false });

builder.queryType({ description: 'What can be read · 可以查的' });
builder.mutationType({
  description: 'What can be done: one mutation per step, and the entries of administrators · 可以办的',
});
