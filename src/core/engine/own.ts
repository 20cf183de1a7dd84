// The address under which this browser keeps a copy of a file of one's own. No host has it: it only says
// which file it is, so that what is kept, fetched or opened goes by one kind of name.

const SCHEME = 'own:';

/**
 * @param revision SHA-256 of the model, in hexadecimal
 * @param fileName of the file, or of the part
 */
export const ownAddress = (revision: string, fileName: string): string =>
  `${SCHEME}${revision}/${encodeURIComponent(fileName)}`;

export const isOwn = (address: string): boolean => address.startsWith(SCHEME);

/** The name of the file that is kept under an address; null for the address of anything else. */
export const ownFileName = (address: string): string | null =>
  isOwn(address) ? decodeURIComponent(address.slice(address.indexOf('/') + 1)) : null;
