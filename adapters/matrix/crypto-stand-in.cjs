'use strict';

/** Stands where the native crypto is missing: whatever is used of it refuses, so that nothing is ever sent as if it were encrypted. */
class Missing {
  constructor() {
    throw new Error('Encryption is not installed here.');
  }

  static initialize() {
    throw new Error('Encryption is not installed here.');
  }
}

module.exports = new Proxy(
  { StoreType: { Sled: 0, Sqlite: 1 }, RequestType: {} },
  { get: (known, name) => (name in known ? known[name] : Missing) },
);
