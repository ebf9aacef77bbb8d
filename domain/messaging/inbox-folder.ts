/** The folder of a project in which files that were sent in are kept. */
export const INBOX_FOLDER = 'inbox';
