/** What the console says of finding one's way and of how it looks in English; `ru-palette.ts` says the same in Russian. */
export const enPalette = {
  open: 'Commands',
  title: 'Commands',
  search: 'What do you want to do?',
  none: 'Nothing is called that.',
  places: 'Go to',
  does: 'Do',
  tasks: 'Newest tasks',
  conversations: 'Conversations',
  language: 'Speak Russian · Говорить по-русски',
  theme: { system: 'Colours as the system has them', light: 'Light colours', dark: 'Dark colours' },
  keysOff: 'Turn keys without Ctrl off',
  keysOn: 'Turn keys without Ctrl on',
};

/** The same of helpers. */
export const enHelpers = {
  title: 'Helpers',
  none: 'There are no helpers.',
  noneHint: 'They come with Parley; parley.yaml may leave some out.',
  hint: 'What helpers can do. In each conversation they are switched on and off under “Helpers”.',
  version: 'Version',
  commands: 'Commands',
  permissions: 'Is given',
};

/** The same of templates. */
export const enTemplates = {
  title: 'Templates',
  none: 'There are no templates.',
  noneHint: 'Put them into the folder “templates” of the data folder or into .parley/templates of a project.',
  project: 'Templates of the project',
  from: { BUILT_IN: 'built in', DATA: 'yours', PROJECT: 'of the project' },
  use: 'Use',
  useNamed: (name: string) => `Use ${name}`,
  prompt: 'What it says',
  run: 'Start the task',
  problems: 'These could not be read',
  budget: 'Budget',
};
