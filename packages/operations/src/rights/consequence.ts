import { declareRights } from './declare.ts';
import { leading } from './roles.ts';

const ownPart = ['只计自己参与的', 'Counting only what they have a part in'] as const;
const oneself = ['问自己的', 'About themselves'] as const;

/** What is asked and counted about consequences beside the steps of the workflow. */
export const consequenceRights = declareRights({
  type: 'Consequence',
  title: ['处置的查询与测算', 'Questions about consequences'],
  read: {
    title: ['一页总览：领导小组议决的', 'The overview of what the leading group decides'],
    grants: [{ to: leading, over: 'town', part: ownPart }],
  },
  acts: {
    readOfBranch: {
      title: ['一页总览：规则 B', 'The overview of rule B'],
      grants: [{ to: ['partySecretary', 'partyMember'], over: 'town', part: ownPart }],
    },
    askEligibility: {
      title: ['查评优、调动等资格', 'Ask whether somebody is eligible'],
      grants: [
        { to: [...leading, 'generalOffice'], over: 'town' },
        { to: ['campusHead'], over: 'unit' },
        { to: 'everybody', over: 'own', part: oneself },
      ],
    },
    askLadder: {
      title: ['查逐年情况', 'Read somebody’s years'],
      grants: [
        { to: leading, over: 'town' },
        { to: ['campusHead'], over: 'unit' },
        { to: 'everybody', over: 'own', part: oneself },
      ],
    },
    simulate: { title: ['目标测算', 'Try targets on earlier years'], grants: [{ to: leading, over: 'town' }] },
    simulateForBranch: {
      title: ['目标测算中的规则 B', 'Rule B in such a trial'],
      grants: [{ to: ['partySecretary', 'partyMember'], over: 'town' }],
      note: ['还须能做目标测算', 'Beside the right to try targets'],
    },
    proposeForGroup: {
      title: ['按规则 A、C、D 提出建议', 'Have rules A, C and D put forward proposals'],
      grants: [{ to: ['admin', 'groupHead', 'groupDeputy'], over: 'town' }],
    },
    proposeForBranch: {
      title: ['按规则 B 提出建议', 'Have rule B put forward proposals'],
      grants: [{ to: ['partySecretary'], over: 'town' }],
    },
  },
});
