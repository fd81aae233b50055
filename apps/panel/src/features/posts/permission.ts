/** Permission to appoint, end, prolong and move posts. */
export const appointPosts = 'post:appoint';
