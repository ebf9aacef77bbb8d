/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-call -- what `require` gives has no types in a file without TypeScript */
'use strict';

const { realpathSync } = require('node:fs');
const { join } = require('node:path');

// By its real path: Node runs no TypeScript from inside node_modules, where this folder is only a link.
module.exports = require(join(realpathSync(__dirname), 'stand-in.ts'));
