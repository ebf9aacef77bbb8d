import { expect, test } from 'vitest';

import { diffFiles } from './diff-files.ts';

const DIFF = `diff --git a/notes.md b/notes.md
index 1..2 100644
--- a/notes.md
+++ b/notes.md
@@ -1,2 +1,2 @@
 # Garden
-fixme
+Помидоры
diff --git a/old.txt b/old.txt
deleted file mode 100644
--- a/old.txt
+++ /dev/null
@@ -1 +0,0 @@
-gone
diff --git a/p.png b/p.png
Binary files a/p.png and b/p.png differ
diff --git a/empty b/empty
new file mode 100644
`;

test('a diff is told file by file, with what came and what went', () => {
  expect(diffFiles(DIFF).map(({ name, lines }) => [name, lines.map(({ kind, text }) => `${kind} ${text}`)])).toEqual([
    ['notes.md', ['place @@ -1,2 +1,2 @@', 'same  # Garden', 'removed -fixme', 'added +Помидоры']],
    ['old.txt', ['place @@ -1 +0,0 @@', 'removed -gone']],
    ['p.png', ['place Binary files a/p.png and b/p.png differ']],
    ['empty', []],
  ]);
});

test('no diff has no files', () => {
  expect(diffFiles('')).toEqual([]);
});
