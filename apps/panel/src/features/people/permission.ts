/** Permission to enter people, posts and units. */
export const managePeople = 'person:keep';
