import { createRequire, registerHooks } from 'node:module';

const NATIVE = '@matrix-org/matrix-sdk-crypto-nodejs';
const STAND_IN = new URL('./crypto-stand-in.cjs', import.meta.url).href;

/**
 * Lets the Matrix library load where its native crypto could not be downloaded: its import is then answered by a stand-in without
 * encryption. Returns whether the native one is there. To be called before the library is imported.
 */
export function findNativeCrypto(): boolean {
  try {
    createRequire(import.meta.url)(NATIVE);
    return true;
  } catch {
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === NATIVE ? { url: STAND_IN, format: 'commonjs', shortCircuit: true } : next(specifier, context),
    });
    return false;
  }
}
