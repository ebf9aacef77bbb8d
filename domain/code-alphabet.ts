/** Of codes that people read aloud and type: lower-case letters and digits without look-alikes. */
export const CODE_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
