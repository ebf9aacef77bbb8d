import { cruiseImports, sourceFiles } from './cruise-imports.ts';
import { checkPlantedImports } from './planted-imports.ts';

const root = process.cwd();
const files = sourceFiles(root);
const { cruised, violations } = await cruiseImports(root, files);

const complaints = [
  ...violations.map(({ rule, from, to }) => `${from} imports ${to}, which the rule ${rule} forbids`),
  // With a TypeScript that it does not know, dependency-cruiser looks at nothing and is content.
  ...files.filter((file) => !cruised.includes(file)).map((file) => `${file} was not looked at`),
  ...(await checkPlantedImports()),
];
for (const complaint of complaints) console.error(complaint);
console.log(`${String(cruised.length)} of ${String(files.length)} files looked at`);
process.exitCode = complaints.length > 0 ? 1 : 0;
