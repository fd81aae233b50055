/** What a login may look like: letters and digits of any script, dot, hyphen and underscore, 2 to 40 of them. */
const pattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u;

/** Brings a typed login into its one form: NFKC, without outer spaces, in lower case. */
export const normalLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** Tells whether a login, without its town, may be given to a person. */
export const isLogin = (login: string): boolean => pattern.test(normalLogin(login));

/**
 * The name under which an account is stored: login names are unique within a town, so it carries the town's code.
 * @example accountName('qingshi', 'Zhang.San') // 'qingshi/zhang.san'
 */
export const accountName = (townCode: string, login: string): string =>
  `${normalLogin(townCode)}/${normalLogin(login)}`;

/** Tells whether a stored name has the form `town/login`. */
export const isAccountName = (name: string): boolean => {
  const [town, login, ...rest] = normalLogin(name).split('/');
  return rest.length === 0 && town !== undefined && login !== undefined && pattern.test(town) && pattern.test(login);
};
