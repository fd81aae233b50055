/**
 * The first part of the cookies' names: bound to the host on https; on plain http with the port, since cookies do not
 * tell ports apart and two copies may run side by side.
 * @param url what people type, like `https://plumbline.example.org`
 */
export const cookiePrefix = (url: string): string => {
  const { protocol, port } = new URL(url);
  return protocol === 'https:' ? '__Host-plumbline' : `plumbline${port && `-${port}`}`;
};
