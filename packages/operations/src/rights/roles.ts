import type { Role } from '@plumbline/terms';

/** Academic affairs 教导处. */
export const office: readonly Role[] = ['admin'];

/** Academic affairs and the leading group 领导小组. */
export const leading: readonly Role[] = ['admin', 'groupHead', 'groupDeputy', 'groupMember'];

/** Those who head a campus: the head and the deputy. */
export const campusHeads: readonly Role[] = ['campusHead', 'campusDeputy'];
