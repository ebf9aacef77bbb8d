/** All that PostgreSQL's programs see of an environment: settings of libpq in ours would lead them astray. */
export const PROGRAM_ENVIRONMENT = { LC_ALL: 'C', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };
