import { builder } from '../builder.ts';

/** Direction of an order. */
export const Direction = builder.enumType('Direction', { values: ['ASC', 'DESC'] as const });
