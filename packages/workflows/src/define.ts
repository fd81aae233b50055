import type { Role, Text } from '@plumbline/terms';
import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import { checkWorkflow } from './check.ts';
import type { Fields, InputOf, PlainInputOf } from './field.ts';
import { generateMachine } from './machine.ts';

/** Whose turn it is in a state; a screen's colour says nothing else (grey, blue, violet, green). */
export type Tone = 'neutral' | 'responsible' | 'office' | 'done';

/**
 * What a state is for lists and counts; the only thing about states that other packages may ask. `awaited`: signatures, or
 * the answer to a counter-proposal, are waited for; `binding`: what was signed or decided holds; `voting`: a body votes;
 * `decided`: a consequence was decided on.
 */
export type Tag = 'open' | 'closed' | 'void' | 'awaited' | 'binding' | 'voting' | 'decided';

/** A relation between a person and a record: assigned by steps, or held through a post. */
export interface Relation {
  readonly title: Text;
  /** Held by whoever has such a post: anywhere in the town, or over the record's own unit. */
  readonly heldBy?: { readonly roles: readonly Role[]; readonly over: 'town' | 'unit' };
}

/** A condition of the record, with the reason that is shown where it does not hold. */
export interface Guard<Context, Facts> {
  readonly test: (now: { context: Context; facts: Facts; input: Readonly<Record<string, unknown>> }) => boolean;
  readonly reason: Text;
}

/** What is sent to whom, and when, as a deadline comes near or has passed: working days from it. */
export type Rung<Reminder extends string = string> = readonly [workingDays: number, reminder: Reminder];

/** The day by which a state should be left: some working days after it was entered, or a day of the record. */
export type Deadline<Context, Reminder extends string = string> = {
  readonly title: Text;
  readonly rungs: readonly Rung<Reminder>[];
  /** The system's step that the clock takes once the day is over. */
  readonly passed?: string;
} & (
  | { /** Key of a plan-year setting that holds the number of working days. */ readonly days: string }
  | {
      /** Key of a plan-year setting in days of the calendar; it falls on a working day. */ readonly calendarDays: string;
    }
  | { readonly on: (context: Context) => string | null }
);

/** Something that is sent when a deadline comes near or has passed, and to whom. */
export interface Reminder<Relations extends string = string> {
  readonly title: Text;
  /** Those whose turn it is, or the holders of relations. */
  readonly to: 'turn' | readonly Relations[];
  /** Relations whose holders get it where the first have none, tried in order. */
  readonly orElse?: readonly Relations[];
}

/** How a record of a workflow starts beside another one, and what becomes of it when that one ends. */
export interface Beside {
  /** Workflows of the record beside which it starts. */
  readonly of: readonly string[];
  /** Relations to that record of which the asking person must have one. */
  readonly by: readonly string[];
  /** States of that record in which there is nothing to ask for yet. */
  readonly unless: readonly string[];
  /** The step that ends it when that record is no longer open. */
  readonly ends: string;
}

/** One state of a record: a single word. */
export interface State<Deadlines extends string = string, Relations extends string = string> {
  readonly title: Text;
  readonly tone: Tone;
  readonly tags: readonly Tag[];
  readonly deadline?: Deadlines;
  /** What is to be done now, in the words of a button: `审核方案`, never `处理`. */
  readonly task?: Text;
  /** Who must act now: their 待办 holds the record. */
  readonly turn?: readonly Relations[];
  /** Who must act where nobody of the turn may do so any more. */
  readonly turnElse?: readonly Relations[];
  /** Their 待办 shows it from the deadline's day on, not before. */
  readonly turnFrom?: 'dueDay';
  readonly final?: true;
}

/** Guarded branches of a step in order; the last is unconditional. */
export type Branches<States extends string, Guards extends string> = readonly [
  ...(readonly [Guards, States])[],
  States,
];

/** Where a step leads: a state, guarded branches, or one of them for each state that it starts from. */
export type Target<States extends string, Guards extends string> =
  | States
  | Branches<States, Guards>
  | { readonly [From in States]?: States | Branches<States, Guards> };

/** What the change of a step may read. */
export interface Moment<Context, Facts, Input> {
  readonly context: Context;
  readonly facts: Facts;
  readonly input: Input;
  /** The state that the step leaves; for a creating step the first one. */
  readonly state: string;
  /** Days that fixed deadlines would fall on if they began today, by deadline. */
  readonly due: Readonly<Record<string, string>>;
}

/** One row of the table: from where, to where, who, with what input, who is told. */
export interface Step<
  F extends Fields = Fields,
  Context = Readonly<Record<string, unknown>>,
  Facts = Readonly<Record<string, unknown>>,
  States extends string = string,
  Guards extends string = string,
  Relations extends string = string,
  Permissions extends string = string,
> {
  readonly title: Text;
  /** States that it starts from; a creating step has none. */
  readonly from: States | readonly States[] | null;
  /** Where it leads; `null` leaves the record, and its deadline, where they are. */
  readonly to: Target<States, Guards> | null;
  /** Relations of which the actor must have one; without it, the permission alone decides. */
  readonly by?: Relations | readonly Relations[];
  /** Relations that bar a person from this step alone, whatever else they are: whoever has signed does not sign again. */
  readonly except?: Relations | readonly Relations[];
  /** Relations whose holders `except` does not bar: a chair who has voted still decides whether another member is recused. */
  readonly spares?: Relations | readonly Relations[];
  /** Never taken by a person of their own accord: it follows from a step of another record, or from the clock. */
  readonly system?: true;
  /** It binds whoever takes it (signing, voting, deciding, stating a defence): nobody stands in for them. */
  readonly personal?: true;
  /** An ordinary step that an administrator may take for somebody absent without a delegate, with a reason, marked as such. */
  readonly overridable?: true;
  /** What the actor must be allowed through a post. */
  readonly permission?: Permissions;
  /** Guards that must hold; they see context and facts, never the input. */
  readonly when?: Guards | readonly Guards[];
  readonly input?: F;
  /** The step that usually comes next, everywhere or from these states: the filled button, and what a 待办 row says. */
  readonly main?: true | readonly States[];
  /** Context that changes; for a creating step the whole first context. */
  readonly change?: (moment: Moment<Context, Facts, PlainInputOf<F>>) => Partial<Context>;
  /** Where it leads to a state with the same deadline as before, the deadline goes on instead of beginning anew. */
  readonly keepsDeadline?: true;
  /** Its input is shown only to who has this relation, until the record has left the states that the step starts from. */
  readonly sealed?: Relations;
  /**
   * Relations given by this step: to the actor, to the person named by a field (`orElse`, when it is left out), or to those
   * whom the step gathered from the town's posts before it was decided.
   */
  readonly assign?: {
    readonly [R in Relations]?: {
      readonly to: 'actor' | 'gathered' | (keyof F & string);
      readonly orElse?: 'actor' | `parent:${string}`;
      readonly formerly?: Relations;
      /** Whoever holds it already keeps it. */
      readonly also?: true;
    };
  };
  /** Relations that end with this step, whoever holds them. */
  readonly release?: readonly Relations[];
  /** Relations whose holders get a copy 抄送. */
  readonly notify?: readonly Relations[];
  /** One sentence: what happens after it. */
  readonly next?: Text;
}

interface Frame<
  Name extends string,
  C extends z.ZodObject,
  F extends z.ZodObject,
  Relations extends string,
  Permissions extends string,
  Guards extends string,
  Deadlines extends string,
  Reminders extends string,
  States extends string,
> {
  readonly name: Name;
  readonly title: Text;
  /** Raised whenever a stored state could be read otherwise than before. */
  readonly version: number;
  readonly clause: string;
  /** Series of the running numbers: 整改〔2026〕187. */
  readonly series: string;
  /** Series of confidential records, so that no gap in the other one tells of them. */
  readonly confidentialSeries?: string;
  readonly context: C;
  readonly facts: F;
  readonly beside?: Beside;
  readonly relations: Readonly<Record<Relations, Relation>>;
  readonly permissions: Readonly<Record<Permissions, readonly Role[]>>;
  /** Relations that bar a person from all steps under a permission. */
  readonly separation: { readonly [P in NoInfer<Permissions>]?: readonly NoInfer<Relations>[] };
  /** Roles that read every record of the town, and those that read the records of their own unit. */
  readonly readers: { readonly town: readonly Role[]; readonly unit: readonly Role[] };
  readonly guards: Readonly<Record<Guards, Guard<z.infer<C>, z.infer<F>>>>;
  readonly reminders: Readonly<Record<Reminders, Reminder<NoInfer<Relations>>>>;
  readonly deadlines: Readonly<Record<Deadlines, Deadline<z.infer<C>, NoInfer<Reminders>>>>;
  readonly initial: NoInfer<States>;
  readonly states: Readonly<Record<States, State<NoInfer<Deadlines>, NoInfer<Relations>>>>;
}

/** A workflow with its types erased: what generic code (machine, judge, operations, API) works on. */
export interface Workflow {
  readonly name: string;
  readonly title: Text;
  readonly version: number;
  readonly clause: string;
  readonly series: string;
  readonly confidentialSeries?: string;
  readonly context: z.ZodObject;
  readonly facts: z.ZodObject;
  readonly beside?: Beside;
  readonly relations: Readonly<Record<string, Relation>>;
  readonly permissions: Readonly<Record<string, readonly Role[]>>;
  readonly separation: Readonly<Record<string, readonly string[] | undefined>>;
  readonly readers: { readonly town: readonly Role[]; readonly unit: readonly Role[] };
  readonly guards: Readonly<Record<string, Guard<Context, Context>>>;
  readonly reminders: Readonly<Record<string, Reminder>>;
  readonly deadlines: Readonly<Record<string, Deadline<Context>>>;
  readonly initial: string;
  readonly states: Readonly<Record<string, State>>;
  readonly steps: Readonly<Record<string, Step>>;
  readonly machine: AnyStateMachine;
}

/** Context or facts of a record whose workflow is not known to the compiler. */
export type Context = Readonly<Record<string, unknown>>;

/** What each row of a table goes through: it knows the names of the frame, and infers the row's own fields. */
type RowOf<
  C extends z.ZodObject,
  F extends z.ZodObject,
  States extends string,
  Guards extends string,
  Relations extends string,
  Permissions extends string,
> = <const Row extends Fields = Record<never, never>>(
  row: Step<Row, z.infer<C>, z.infer<F>, States, Guards, Relations, Permissions>,
) => Step<Row, z.infer<C>, z.infer<F>, States, Guards, Relations, Permissions>;

/**
 * The frame of a workflow whose table stands in several files, and the `step` that its rows go through there.
 * A short workflow needs neither: it is declared whole by `defineWorkflow`.
 */
export const declareFrame = <
  const Name extends string,
  C extends z.ZodObject,
  F extends z.ZodObject,
  const Relations extends string,
  const Permissions extends string,
  const Guards extends string,
  const Deadlines extends string,
  const Reminders extends string,
  const States extends string,
>(
  frame: Frame<Name, C, F, Relations, Permissions, Guards, Deadlines, Reminders, States>,
): { readonly frame: typeof frame; readonly step: RowOf<C, F, States, Guards, Relations, Permissions> } => ({
  frame,
  step: (row) => row,
});

/**
 * A declaration as generic code sees it. Its rows take their own input and context and nothing wider, which the compiler
 * cannot let pass: that they get no other is what the machine and the strict schemas are for.
 */
export const eraseTypes = (declared: { readonly name: string; readonly steps: object }): Workflow =>
  declared as unknown as Workflow;

/**
 * Declares a workflow: a frame and a table of steps, from which its XState machine is generated.
 * Checked when the module loads: unreachable states, states without a way out, names that do not exist.
 * @throws Error that names the fault of the declaration
 */
export const defineWorkflow = <
  const Name extends string,
  C extends z.ZodObject,
  F extends z.ZodObject,
  const Relations extends string,
  const Permissions extends string,
  const Guards extends string,
  const Deadlines extends string,
  const Reminders extends string,
  const States extends string,
  // biome-ignore lint/suspicious/noExplicitAny: each row has fields of its own; `step` infers them
  const Steps extends Record<string, Step<any, z.infer<C>, z.infer<F>, States, Guards, Relations, Permissions>>,
>(
  frame: Frame<Name, C, F, Relations, Permissions, Guards, Deadlines, Reminders, States>,
  table: (step: RowOf<C, F, States, Guards, Relations, Permissions>) => Steps,
) => {
  const declared = { ...frame, steps: table((row) => row) };
  const erased: Omit<Workflow, 'machine'> = eraseTypes(declared);
  checkWorkflow(erased);
  return { ...declared, machine: generateMachine(erased) };
};

/** The input of one step of a workflow, inferred from its row. */
export type StepInput<W extends { steps: Record<string, unknown> }, Name extends keyof W['steps']> =
  W['steps'][Name] extends Step<infer F, infer _C, infer _F, infer _S, infer _G, infer _R, infer _P>
    ? InputOf<F>
    : never;

/** The context of a workflow's records. */
export type ContextOf<W extends { context: z.ZodObject }> = z.infer<W['context']>;
