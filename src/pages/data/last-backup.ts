/** The setting that holds when the last backup was made, as an ISO date. */
export const LAST_BACKUP = 'last-backup';
