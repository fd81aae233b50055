import { loginOf, staff } from '../demo/staff.ts';
import type { Player } from './model-edges.ts';

/** A step on the road of a consequence. */
export interface Move {
  readonly name: string;
  /** By whom it is taken: a player on the page, anybody else by the interface. */
  readonly by: string;
  readonly pressed: boolean;
  /** What is filled in where it is not just anything; people by their keys. */
  readonly chosen: Readonly<Record<string, unknown>>;
}
/** What a consequence begins with. */
export interface Start {
  readonly rule: 'A' | 'C' | 'D';
  readonly tied: boolean;
  readonly held: boolean;
  readonly supports: number;
  readonly objections: number;
}

/** Somebody whose target agreement was missed, and the road of a consequence of it. */
export interface Road {
  readonly title: string;
  readonly rule: Start['rule'];
  /** Key of the person concerned; of a tie, which of those that it is between. */
  readonly concerned: string;
  readonly moves: (vote: Voting) => void;
}

/** Keys of the leading group, in the order in which they preside. */
export const body: readonly string[] = (['groupHead', 'groupDeputy', 'groupMember'] as const).flatMap((role) =>
  staff.flatMap(({ key, posts }) =>
    posts.some((post) => post.role === role && post.tenure !== 'untilLastYear') ? [key] : [],
  ),
);

/** Login of somebody by the key. */
export const loginBy = (key: string): string => {
  const person = staff.find((each) => each.key === key);
  if (person === undefined) throw new Error(`Nobody here is ${key}.`);
  return loginOf(person);
};
export const keyBy = (login: string): string => staff.find((each) => loginOf(each) === login)?.key ?? login;

export const [office, chair, member, asked] = ['admin', 'grouphead', 'groupdeputy', 'inspector'] as const;
/** Whose page of the person concerned is looked at. */
export const concerned = keyBy('teacher');

/** Teachers whose agreements are missed; the first has a seat. */
export const teachers: readonly string[] = [
  concerned,
  ...['hujing', 'ouyangqian', 'wenxiaohui', 'daimingzhu', 'shenjianwen', 'goulianping', 'zhangmin'],
];
const teacher = (index: number): string => teachers[index] ?? '';

export type Ballot = 'agree' | 'disagree';

/** Takes the moves of a road, one after the other, and knows how its votes stand. */
interface Voting {
  press(name: string, by: Player, chosen?: Move['chosen']): void;
  /** By the interface. */
  take(name: string, by: string, chosen?: Move['chosen']): void;
  /** So many members vote by the interface, none of them with a seat. */
  votes(count: number, ballot: Ballot): void;
  /** Somebody without a seat who has not voted. */
  readonly spare: string;
  readonly mayVote: number;
  /** Least number of votes of a quorum. */
  readonly needed: number;
}

const opinion = { whom: keyBy(asked) };
const aside = ({ press }: Voting) => {
  press('offerSupport', office);
  press('askOpinion', chair, opinion);
  press('giveOpinion', asked);
};
const toVote = ({ take }: Voting, key: string) => {
  take('screen', office);
  take('serveNotice', office);
  take('confirmReceipt', loginBy(key));
  take('submitDefence', loginBy(key));
};
const toEffect = ({ take }: Voting) => {
  take('decide', chair);
  take('deliver', office);
};
const recusing = ({ spare }: Voting) => ({ who: spare });
/** Makes the number of those who may vote even, so that half of them are no quorum and one less makes it one. */
const even = (vote: Voting) => {
  if (vote.mayVote % 2 === 1) vote.take('recuse', chair, recusing(vote));
};
/** Votes that are settled by one, so that one more makes them level. */
const byOne = (vote: Voting) => {
  const cast = vote.needed % 2 === 1 ? vote.needed : vote.needed + 1;
  vote.votes((cast - 1) / 2, 'disagree');
  vote.votes((cast + 1) / 2, 'agree');
};

const letGo = (vote: Voting) => {
  vote.press('hold', office);
  vote.press('waive', chair);
};

/** Every edge that people take is pressed on one of these roads. */
export const roads: readonly Road[] = [
  {
    title: 'ineligibility: the whole road, upheld, lifted',
    rule: 'C',
    concerned,
    moves: (vote) => {
      const { press, take } = vote;
      aside(vote);
      press('screen', office);
      aside(vote);
      press('serveNotice', office);
      aside(vote);
      press('confirmReceipt', 'teacher');
      aside(vote);
      press('submitDefence', 'teacher');
      aside(vote);
      press('vote', member, { ballot: 'agree' });
      // Having voted, the chair still decides on the recusal of others.
      take('vote', chair, { ballot: 'agree' });
      vote.votes(vote.needed - 2, 'agree');
      aside(vote);
      press('recuse', chair, recusing(vote));
      press('decide', chair);
      press('offerSupport', office);
      press('deliver', office);
      press('offerSupport', office);
      press('requestReview', 'teacher');
      press('askOpinion', chair, opinion);
      press('giveOpinion', asked);
      press('vote', member, { ballot: 'agree' });
      vote.votes(vote.needed - 1, 'agree');
      press('decideReview', chair);
      press('appeal', 'teacher');
      press('uphold', office);
      press('lift', chair);
    },
  },
  {
    title: 'training: carried out before the review, upheld',
    rule: 'D',
    concerned,
    moves: (vote) => {
      const { press } = vote;
      toVote(vote, concerned);
      vote.votes(vote.needed - 1, 'agree');
      press('vote', member, { ballot: 'agree' });
      toEffect(vote);
      press('complete', office);
      press('requestReview', 'teacher');
      press('recuse', chair, recusing(vote));
      vote.votes(vote.needed - 1, 'agree');
      press('vote', member, { ballot: 'agree' });
      press('recuse', chair, recusing(vote));
      press('decideReview', chair);
      press('appeal', 'teacher');
      press('uphold', office);
    },
  },
  {
    title: 'training: a recusal makes the quorum, revoked on review',
    rule: 'D',
    concerned: teacher(1),
    moves: (vote) => {
      const { press, take } = vote;
      toVote(vote, teacher(1));
      even(vote);
      vote.votes(vote.mayVote / 2, 'agree');
      press('recuse', chair, recusing(vote));
      press('vote', member, { ballot: 'agree' });
      toEffect(vote);
      take('requestReview', loginBy(teacher(1)));
      press('complete', office);
      even(vote);
      vote.votes(vote.mayVote / 2, 'disagree');
      press('recuse', chair, recusing(vote));
      press('vote', member, { ballot: 'disagree' });
      press('decideReview', chair);
    },
  },
  {
    title: 'training: votes that one more makes level, revoked on appeal',
    rule: 'D',
    concerned: teacher(2),
    moves: (vote) => {
      const { press, take } = vote;
      toVote(vote, teacher(2));
      press('recuse', chair, recusing(vote));
      byOne(vote);
      press('vote', member, { ballot: 'disagree' });
      vote.votes(1, 'agree');
      toEffect(vote);
      take('requestReview', loginBy(teacher(2)));
      byOne(vote);
      press('vote', member, { ballot: 'disagree' });
      vote.votes(1, 'agree');
      take('decideReview', chair);
      take('appeal', loginBy(teacher(2)));
      press('complete', office);
      press('revoke', office);
    },
  },
  { title: 'let go at once', rule: 'C', concerned: teacher(1), moves: letGo },
  {
    title: 'let go after the screening',
    rule: 'C',
    concerned: teacher(2),
    moves: (vote) => {
      vote.take('screen', office);
      letGo(vote);
    },
  },
  {
    title: 'let go after the notice',
    rule: 'C',
    concerned: teacher(3),
    moves: (vote) => {
      vote.take('screen', office);
      vote.take('serveNotice', office);
      letGo(vote);
    },
  },
  {
    title: 'let go in the days of the defence',
    rule: 'C',
    concerned: teacher(4),
    moves: (vote) => {
      vote.take('screen', office);
      vote.take('serveNotice', office);
      vote.press('witnessRefusal', office, { witnesses: '甲某、乙某' });
      letGo(vote);
    },
  },
  {
    title: 'let go before anybody voted',
    rule: 'C',
    concerned: teacher(5),
    moves: (vote) => {
      toVote(vote, teacher(5));
      letGo(vote);
    },
  },
  {
    title: 'voted down',
    rule: 'C',
    concerned: teacher(6),
    moves: (vote) => {
      toVote(vote, teacher(6));
      vote.votes(vote.needed, 'disagree');
      vote.press('hold', office);
      vote.press('decide', chair);
    },
  },
  {
    title: 'exempt',
    rule: 'C',
    concerned: teacher(7),
    moves: ({ press }) => press('screen', office, { finding: 'exempt' }),
  },
  {
    title: 'a tie that goes on',
    rule: 'A',
    concerned: 'first',
    moves: ({ press }) => press('breakTie', chair, { finding: 'goOn' }),
  },
  {
    title: 'a tie that is left out',
    rule: 'A',
    concerned: 'second',
    moves: ({ press }) => press('breakTie', chair, { finding: 'leaveOut' }),
  },
];
