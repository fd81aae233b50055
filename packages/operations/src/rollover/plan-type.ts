/** What is done with a post when the year turns: it follows its class, is renewed where it is, goes to another unit, or ends. */
export type PostAct = 'follow' | 'renew' | 'move' | 'end';

/** What becomes of who teaches what: it goes up with the class, stays with the grade, or is entered anew. */
export type TeachingAct = 'follow' | 'stay' | 'empty';

/** What somebody chose in place of what is proposed; whatever is left out stays as proposed. */
export interface RolloverChoices {
  /** The plan year that is left; left out, the present one. */
  readonly fromYearId?: number | null | undefined;
  readonly title?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
  readonly terms?: readonly TermPlanned[] | null | undefined;
  readonly teaching?: TeachingAct | null | undefined;
  readonly classes?: readonly ClassChoice[] | null | undefined;
  readonly intakes?: readonly IntakeChoice[] | null | undefined;
  readonly posts?: readonly PostChoice[] | null | undefined;
}

/** Where the pupils of a class go. */
export interface ClassChoice {
  readonly classId: number;
  /** Leaves the school, or goes on there. */
  readonly leaves?: boolean | null | undefined;
  /** Name of the class that they go to. */
  readonly name?: string | null | undefined;
}

/** How many classes begin at a school. */
export interface IntakeChoice {
  readonly schoolId: number;
  readonly grade: number;
  readonly classes: number;
}

/** What is done with a post. */
export interface PostChoice {
  readonly postId: number;
  readonly act: PostAct;
  /** Of `move`. */
  readonly unitId?: number | null | undefined;
}

export interface TermPlanned {
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Pupils of a class and where they go. */
export interface ClassMove {
  readonly classId: number;
  readonly name: string;
  readonly school: string;
  readonly grade: number;
  readonly pupils: number;
  readonly leaves: boolean;
  /** The class that they go to; `null` where they leave. */
  readonly toName: string | null;
  readonly toGrade: number | null;
  /** `null`: it is made. */
  readonly toId: number | null;
}

/** Classes with which a school begins. */
export interface Intake {
  readonly schoolId: number;
  readonly school: string;
  readonly grade: number;
  /** How many there were. */
  readonly before: number;
  readonly names: readonly string[];
}

/** A class that is made for the new year; `key` tells it apart until it has a number. */
export interface NewClass {
  readonly key: string;
  readonly parentId: number;
  readonly school: string;
  readonly name: string;
  readonly grade: number;
}

/** A class that stays empty in the new year, and is there no more. */
export interface EmptyClass {
  readonly unitId: number;
  readonly name: string;
  readonly school: string;
}

/** A unit by its number, or a class that is made by its key. */
export type PlannedUnit = { readonly id: number } | { readonly key: string };

/** What becomes of a post. */
export interface PostPlan {
  readonly postId: number;
  readonly person: string;
  readonly role: string;
  readonly title: string;
  readonly unit: string;
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly ofClass: boolean;
  readonly act: PostAct;
  /** Its last day, where that changes. */
  readonly endsOn: string | null;
  readonly next: {
    readonly personId: number;
    readonly role: string;
    readonly title: string;
    readonly unit: PlannedUnit;
    readonly unitName: string;
    readonly toOn: string | null;
  } | null;
}

/** What becomes of a row of teaching. */
export interface TeachingPlan {
  readonly teachingId: number;
  readonly class: string;
  readonly subject: string;
  readonly person: string;
  readonly endsOn: string | null;
  readonly next: {
    readonly personId: number;
    readonly subject: string;
    readonly unit: PlannedUnit;
    readonly unitName: string;
  } | null;
}

/** A number of the new year that is not the plan's own, or is taken over from the year before. */
export interface SettingPlan {
  readonly key: string;
  /** What holds in the new year. */
  readonly value: number;
  /** What held in the year before. */
  readonly before: number;
  readonly change: 'made' | 'changed' | 'kept';
}

/** A day of the new year that differs from the plain week and is not in the calendar yet. */
export interface DayPlan {
  readonly day: string;
  readonly kind: 'holiday' | 'makeUp' | 'vacation';
  readonly note: string;
  readonly provisional: boolean;
}

/** Everything that a rollover does, known before anything is written. */
export interface RolloverPlan {
  readonly fromYearId: number;
  readonly fromTitle: string;
  /** The last day of the old year. */
  readonly lastDay: string;
  /** `null`: it is made. */
  readonly yearId: number | null;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly terms: readonly TermPlanned[];
  /** The terms are in the calendar already. */
  readonly termsKept: boolean;
  readonly days: readonly DayPlan[];
  /** Weeks of the old year with a note of their own, which the new year does not take over: other weeks have other days. */
  readonly weekNotesLeft: number;
  readonly settings: readonly SettingPlan[];
  readonly templates: readonly string[];
  readonly teachingAct: TeachingAct;
  readonly classes: readonly ClassMove[];
  readonly intakes: readonly Intake[];
  readonly made: readonly NewClass[];
  readonly closed: readonly EmptyClass[];
  readonly posts: readonly PostPlan[];
  readonly teaching: readonly TeachingPlan[];
}
