import type { Text } from '@plumbline/terms';
import type { InputFault } from '../record/parse-input.ts';
import { keyOfNew } from './plan-classes.ts';
import type { ClassMove, PlannedUnit, PostAct, PostChoice, PostPlan, TeachingAct, TeachingPlan } from './plan-type.ts';
import type { PostRow, YearState } from './state.ts';

/** What posts and teaching follow. */
export interface Turn {
  readonly state: YearState;
  readonly moves: readonly ClassMove[];
  /** Units that are closed with the year. */
  readonly closed: ReadonlySet<number>;
  /** Last day of the new year. */
  readonly endsOn: string;
  readonly schoolOf: (classId: number) => number;
}

const pathOf = ({ state: { units } }: Turn, unitId: number): string => {
  const names: string[] = [];
  for (let unit = units.get(unitId); unit !== undefined && unit.parentId !== null; unit = units.get(unit.parentId))
    names.unshift(unit.name);
  return names.join(' / ') || (units.get(unitId)?.name ?? '');
};

/** Where the pupils of a class go, as a unit that posts and teaching can go to. */
const targetOf = (turn: Turn, move: ClassMove | undefined): { unit: PlannedUnit; name: string } | null => {
  if (move === undefined || move.leaves || move.toName === null) return null;
  const unit = move.toId === null ? { key: keyOfNew(turn.schoolOf(move.classId), move.toName) } : { id: move.toId };
  return { unit, name: `${move.school} / ${move.toName}` };
};

const cannotFollow: Text = [
  '这个岗位所在的班离校了，不能随班升级；请选别的办法',
  'The class of this post leaves, so the post cannot follow it; choose another way',
];
const cannotStay: Text = [
  '这个班新学年不再开设，岗位不能留在原处；请选别的办法',
  'This class is not there in the new year, so the post cannot stay; choose another way',
];
const noUnit: Text = ['没有这个单位；请另选', 'There is no such unit; please choose another'];
const noPost: Text = ['没有这个岗位，或它不随学年变动', 'There is no such post, or the year does not change it'];

const usualAct = (turn: Turn, post: PostRow, move: ClassMove | undefined): PostAct => {
  if (turn.state.units.get(post.unitId)?.kind !== 'class') return 'renew';
  if (targetOf(turn, move) !== null) return 'follow';
  return move === undefined && !turn.closed.has(post.unitId) ? 'renew' : 'end';
};

/**
 * What becomes of the posts that a year moves: those of classes follow their class, those that end with the year are
 * renewed, unless somebody chose otherwise. All other posts stay as they are.
 */
export const planPosts = (
  turn: Turn,
  chosen: readonly PostChoice[],
): { readonly posts: readonly PostPlan[]; readonly faults: readonly InputFault[] } => {
  const { state } = turn;
  const last = state.from.endsOn;
  const faults: InputFault[] = [];
  for (const [at, { postId }] of chosen.entries())
    if (!state.posts.some(({ id }) => id === postId))
      faults.push({ path: ['posts', String(at), 'post'], text: noPost });
  const posts = state.posts.map((post): PostPlan => {
    const move = turn.moves.find(({ classId }) => classId === post.unitId);
    const at = chosen.findIndex(({ postId }) => postId === post.id);
    const choice = chosen[at];
    const act = choice?.act ?? usualAct(turn, post, move);
    const path = ['posts', String(at)];
    const ends = post.toOn !== null && post.toOn <= last;
    const target = targetOf(turn, move);
    const wanted = act === 'move' ? state.units.get(choice?.unitId ?? 0) : undefined;
    if (act === 'follow' && target === null) faults.push({ path, text: cannotFollow });
    if (act === 'renew' && turn.closed.has(post.unitId)) faults.push({ path, text: cannotStay });
    if (
      act === 'move' &&
      (wanted === undefined || turn.closed.has(wanted.id) || (wanted.toOn !== null && wanted.toOn <= last))
    )
      faults.push({ path: [...path, 'unit'], text: noUnit });
    const place =
      act === 'follow'
        ? target
        : act === 'renew'
          ? { unit: { id: post.unitId }, name: pathOf(turn, post.unitId) }
          : wanted === undefined
            ? null
            : { unit: { id: wanted.id }, name: pathOf(turn, wanted.id) };
    // A post without an end that stays where it is goes on by itself.
    const goesOn = act === 'renew' && !ends;
    const className = move?.toName ?? null;
    return {
      postId: post.id,
      person: post.person,
      role: post.role,
      title: post.title,
      unit: pathOf(turn, post.unitId),
      fromOn: post.fromOn,
      toOn: post.toOn,
      ofClass: state.units.get(post.unitId)?.kind === 'class',
      act,
      endsOn: goesOn || ends ? null : last,
      next:
        goesOn || act === 'end' || place === null
          ? null
          : {
              personId: post.personId,
              role: post.role,
              title: act === 'follow' && move && className ? post.title.replaceAll(move.name, className) : post.title,
              unit: place.unit,
              unitName: place.name,
              toOn: post.toOn === null ? null : turn.endsOn,
            },
    };
  });
  return { posts, faults };
};

/**
 * What becomes of who teaches what: it goes up with the class, stays with the grade, or ends with the year. What was
 * entered for the new year already is left alone.
 */
export const planTeaching = (turn: Turn, act: TeachingAct): readonly TeachingPlan[] => {
  const { state } = turn;
  const last = state.from.endsOn;
  const entered = (unit: PlannedUnit, subject: string): boolean =>
    'id' in unit &&
    state.teaching.some((each) => each.classId === unit.id && each.subject === subject && each.fromOn > last);
  return state.teaching.flatMap((row): TeachingPlan[] => {
    if (row.fromOn > last) return [];
    const move = turn.moves.find(({ classId }) => classId === row.classId);
    const isOver = row.toOn !== null && row.toOn <= last;
    const stays = act === 'stay' && !turn.closed.has(row.classId);
    const place =
      move === undefined || act === 'empty'
        ? null
        : stays
          ? isOver
            ? { unit: { id: row.classId }, name: `${move.school} / ${move.name}` }
            : null
          : act === 'follow'
            ? targetOf(turn, move)
            : null;
    const goesOn = move === undefined || (stays && !isOver);
    if (goesOn) return [];
    return [
      {
        teachingId: row.id,
        class: pathOf(turn, row.classId),
        subject: row.subject,
        person: row.person,
        endsOn: isOver ? null : last,
        next:
          place === null || entered(place.unit, row.subject)
            ? null
            : { personId: row.personId, subject: row.subject, unit: place.unit, unitName: place.name },
      },
    ];
  });
};
