const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/**
 * What a class is called: its grade in Chinese, its number within the grade.
 * @param grade 1 to 9
 * @param number from 1
 * @example className(5, 2) // '五（2）班'
 */
export const className = (grade: number, number: number): string => `${numerals[grade] ?? grade}（${number}）班`;
