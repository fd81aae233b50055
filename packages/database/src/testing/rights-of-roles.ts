/**
 * What each role of the database may do with each table, as it is meant: written down here by hand and held against the
 * database by raw SQL, never read from it. `r` reads, `i` adds, `u` changes, `d` removes; a capital letter means only some
 * columns. A table or a role that is not here fails the test: whoever adds one says first who may do what.
 */
export const rightsOfRoles = `
table                     app      step     clock    pupils   sealer   rollover eraser   auth
agreement                 r        riu      -        -        -        -        rU       -
agreement_evaluation      r        ri       -        r        -        -        rU       -
agreement_signature       r        ri       -        -        -        -        -        -
agreement_template        riU      r        -        -        -        rid      rU       -
agreement_version         r        ri       -        -        -        -        rU       -
assignment                r        riU      r        -        -        -        r        -
calendar_day              riud     r        -        r        -        rid      rU       -
calendar_feed             riUd     r        -        -        -        -        rd       -
chat_robot                riUd     rU       -        -        -        -        -        -
class_succession          r        r        -        r        -        rid      -        -
column_mapping            riU      r        -        riu      -        -        -        -
copy                      rU       ri       -        -        -        -        rd       -
county_group              r        r        -        riud     -        -        -        -
county_teacher            r        r        -        riud     -        -        -        -
delegation                riU      r        -        -        -        -        rU       -
erasure                   RI       R        -        RI       -        -        rU       -
event                     r        ri       -        -        r        R        r        -
event_file                r        ri       -        -        -        -        r        -
event_payload             r        ri       -        -        -        -        rU       -
exam                      r        r        -        riu      -        R        rU       -
exam_analysis             riU      r        -        r        -        -        rU       -
exam_finding              ri       r        -        r        -        -        -        -
exam_model                r        r        -        rid      -        -        -        -
exam_objection            r        r        -        ri       -        -        rU       -
exam_result               r        r        -        rid      -        -        -        -
exam_revision             r        r        -        riu      -        -        -        -
exam_subject              r        r        -        riud     -        -        -        -
exam_task                 r        r        -        riud     -        -        -        -
file                      riU      r        -        -        -        -        rU       -
idempotency               r        ri       Rd       ri       -        -        rd       -
import_row                riU      r        -        -        -        -        -        -
inspection                ri       r        -        -        -        R        rU       -
inspection_inspector      ri       r        -        -        -        -        -        -
meeting                   riU      rU       -        -        -        -        rU       -
meeting_item              rid      rid      -        -        -        -        rU       -
notice                    rI       riU      -        -        -        -        -        -
notice_case               rI       riU      -        -        -        -        -        -
notification              rU       riU      Rd       -        -        -        rd       -
notification_choice       riU      rU       -        -        -        -        rd       -
number_series             r        riu      -        -        -        -        -        -
outbox                    r        riu      Rid      -        -        -        rUd      -
person                    riU      r        -        r        -        r        rU       -
plan_year                 riU      r        -        r        -        rid      r        -
post                      riU      r        r        r        -        riUd     r        -
read_log                  ri       ri       -        -        -        -        rU       -
record                    r        riU      RU       -        R        R        rU       -
record_grant              r        riU      r        -        -        -        rU       -
record_link               r        ri       -        -        -        -        -        -
rectification             r        riu      -        -        -        -        rU       -
reminder                  r        r        ri       -        -        -        -        -
reobservation             ri       r        -        -        -        -        rU       -
request                   r        riu      -        -        -        -        rU       -
rollover                  r        r        -        -        -        riU      rU       -
sanction                  r        riu      -        -        -        -        r        -
sanction_basis            r        ri       -        -        -        -        rU       -
sanction_effect           r        riu      -        -        -        -        rU       -
sanction_objection        r        riU      -        -        -        -        rU       -
sanction_vote             r        ri       -        -        -        -        rU       -
saved_query               riUd     r        -        -        -        -        rd       -
school_month              rid      r        -        -        -        rid      -        -
seal                      r        r        -        -        ri       -        -        -
seal_progress             r        r        -        -        riU      -        -        -
seal_statement            r        r        -        -        ri       -        -        -
search_key                rid      rid      -        -        -        -        rid      -
setting                   riU      r        -        r        -        riUd     -        -
setup_step                ri       r        -        -        -        -        -        -
support                   riU      ri       -        -        -        -        rU       -
teaching                  riU      r        -        riud     -        riUd     -        -
term                      riU      r        -        r        -        rid      -        -
term_note                 ri       r        -        -        -        r        rU       -
todo                      r        riUd     riUd     -        -        -        rd       -
town                      ri       r        -        r        -        r        r        -
town_directory            ri       r        -        -        -        -        -        -
town_duty                 r        r        riU      -        -        -        -        -
unit                      riU      r        -        ri       -        riUd     r        -
pupils.enrolment          -        -        -        riud     -        riUd     r        -
pupils.entrant            -        -        -        riud     -        -        -        -
pupils.first_entry        -        -        -        riu      -        -        -        -
pupils.pupil              -        -        -        riu      -        -        rU       -
pupils.read_log           -        -        -        ri       -        i        -        -
pupils.rollover_enrolment -        -        -        r        -        rid      -        -
pupils.sample             -        -        -        riud     -        -        -        -
pupils.score              -        -        -        riud     -        -        -        -
pupils.second_entry       -        -        -        riud     -        -        rd       -
`;

/** Columns by role and table. */
export type Columns = Readonly<Record<string, Readonly<Record<string, string>>>>;

const ofErasure = 'id town_id person_id pupil_id reason asked_by asked_post_id asked_at done_at erased kept';

/** Of a table that a role may read in part: the columns, and no other. */
export const readable: Columns = {
  app: { erasure: ofErasure },
  step: { erasure: ofErasure },
  pupils: { erasure: ofErasure },
  // When something is due or done with, and nothing of what it says.
  clock: {
    idempotency: 'town_id person_id key version at',
    notification: 'town_id id read_at',
    outbox: 'town_id id topic recipient done_at',
    record: 'town_id id kind state due_on unit_id confidential',
  },
  sealer: { record: 'town_id id number confidential' },
  rollover: {
    event: 'town_id record_id version post_id confidential',
    exam: 'town_id id plan_year_id',
    inspection: 'town_id id plan_year_id',
    record: 'town_id id plan_year_id unit_id confidential',
  },
};

/** Of a table to which a role may add with some columns only: those. */
export const addable: Columns = {
  app: {
    erasure: 'town_id person_id pupil_id reason words asked_by asked_post_id asked_at',
    notice: 'town_id unit_id inspection_id issuer_id post_id key digest at',
    notice_case: 'town_id notice_id record_id "position" step_key',
  },
  pupils: { erasure: 'town_id person_id pupil_id reason words asked_by asked_post_id asked_at' },
};

/** Of a table that a role may change in part: the columns, and no other. */
export const changeable: Columns = {
  app: {
    agreement_template: 'content person_id at',
    calendar_feed: 'token_digest scope locale created_at read_at',
    chat_robot: 'url set_at sent_at last_error',
    column_mapping: 'mapping person_id at',
    copy: 'read_at',
    delegation: 'ended_at ended_by',
    exam_analysis: 'problems causes worked failed revision person_id at',
    file: 'removed_at',
    import_row: 'person_id claimed_at',
    meeting: 'title held_on place minutes minutes_by minutes_at',
    notification: 'read_at',
    notification_choice: 'address locale mail_turn mail_copy mail_reminder quiet_from quiet_to',
    person: 'name staff_no pinyin login',
    plan_year: 'title starts_on ends_on',
    post: 'to_on successor_id',
    saved_query: 'name filter',
    setting: 'value',
    support: 'measures until_on planned held effect ended_on',
    teaching: 'to_on',
    term: 'title starts_on ends_on',
    unit: 'name grade to_on',
  },
  step: {
    assignment: 'until',
    chat_robot: 'sent_at last_error',
    meeting: 'minutes minutes_by minutes_at',
    notice: 'number serial at',
    notice_case: 'version',
    notification: 'read_at',
    notification_choice: 'quiet_from',
    record: 'title state machine_version version due_on unit_id updated_at',
    record_grant: 'granted_by since until reason',
    sanction_objection: 'reason legal_basis person_id at',
    todo: 'due_on shown_from',
  },
  clock: {
    record: 'updated_at',
    todo: 'due_on shown_from',
    town_duty: 'done_on at',
  },
  sealer: {
    seal_progress: 'swept_to at',
  },
  rollover: {
    post: 'to_on',
    'pupils.enrolment': 'to_on',
    rollover: 'undone_at undone_by undone_post_id undone_reason',
    setting: 'value',
    teaching: 'to_on',
    unit: 'to_on',
  },
  eraser: {
    agreement: 'refusal',
    agreement_evaluation: 'rules targets',
    agreement_template: 'content',
    agreement_version: 'content text erased_at erased_digest',
    calendar_day: 'note',
    erasure: 'reason words done_at erased kept',
    event_payload: 'salt payload erased_at erasure_id erased_digest',
    exam: 'title',
    exam_analysis: 'problems causes worked failed',
    exam_objection: 'reason legal_basis',
    file: 'name client_key client_digest erased_at',
    inspection: 'title',
    meeting: 'title place minutes',
    meeting_item: 'title',
    outbox: 'body',
    person: 'name staff_no pinyin login erased_at',
    'pupils.pupil': 'token token_kind name erased_at',
    read_log: 'reason',
    record: 'title',
    record_grant: 'reason',
    rectification: 'description place requirement',
    reobservation: 'remark',
    request: 'reason answer proposed before',
    sanction_basis: 'computation erased_at erased_digest',
    sanction_effect: 'carried_out',
    sanction_objection: 'reason legal_basis',
    sanction_vote: 'reason',
    support: 'measures effect',
    term_note: 'note',
    delegation: 'reason',
    rollover: 'reason undone_reason',
  },
};
