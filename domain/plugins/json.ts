/** What can be kept and handed over as it is. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
