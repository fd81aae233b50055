/** A post with its days. */
interface DatedPost {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
}

/** A bar of the line: where it begins and how long it is, in percent of the whole. */
export interface PostBar<Post> {
  readonly post: Post;
  readonly left: number;
  readonly width: number;
  readonly state: 'past' | 'present' | 'future';
}

/** Posts as bars over the years, from the first year to the last one that matters. */
export interface PostLineShape<Post> {
  readonly bars: readonly PostBar<Post>[];
  readonly years: readonly { readonly year: number; readonly at: number; readonly shown: boolean }[];
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Part of a year that has passed on a day. */
const partOf = (day: string): number => (Number(day.slice(5, 7)) - 1) / 12 + (Number(day.slice(8, 10)) - 1) / 366;

/** Most years that are named along the line. */
const mostNames = 6;

/** Lays posts out over the years, the latest first; nothing where there is none. A post without an end goes to the line's end. */
export const lineOf = <Post extends DatedPost>(posts: readonly Post[], today: string): PostLineShape<Post> | null => {
  if (posts.length === 0) return null;
  const days = [today, ...posts.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))];
  const first = Math.min(...days.map(yearOf));
  const end = Math.max(...days.map(yearOf)) + 1;
  const place = (day: string): number => ((yearOf(day) + partOf(day) - first) / (end - first)) * 100;
  const step = Math.ceil((end - first) / mostNames);
  return {
    bars: [...posts]
      .sort((a, b) => (a.from < b.from ? 1 : -1))
      .map((post) => {
        const left = place(post.from);
        const right = post.to === null ? 100 : place(post.to);
        const state = post.from > today ? 'future' : post.to !== null && post.to < today ? 'past' : 'present';
        return { post, left, width: Math.max(0, right - left), state };
      }),
    years: Array.from({ length: end - first }, (_, at) => ({
      year: first + at,
      at: (at / (end - first)) * 100,
      shown: at % step === 0,
    })),
  };
};
