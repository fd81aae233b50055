const nameIn = (response: Response, usual: string): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : usual;
};

/** Hands an answer's file to the browser, under the name that the server gives it. */
export const keepFile = async (response: Response, usual: string): Promise<void> => {
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(response, usual);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
