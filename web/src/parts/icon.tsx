const PATHS = {
  approve: 'M5 12.5l4.5 4.5L19 7.5',
  approvals: 'M12 3l7 3v5.500c0 4.300-2.900 7.600-7 9-4.100-1.400-7-4.700-7-9V6zM9 12l2.200 2.200L15.200 10',
  arrowDown: 'M12 5v14M6 13l6 6 6-6',
  arrowUp: 'M12 19V5M6 11l6-6 6 6',
  attach: 'M8 12.500l6.500-6.500a3 3 0 0 1 4.300 4.300l-8.300 8.200a5 5 0 0 1-7-7.100L11 4',
  bad: 'M7 14V4M7 14H4V4h3M7 14l4 7c1.700 0 2.600-1.200 2.300-2.800L12.700 15h5c1.400 0 2.400-1.300 2-2.700l-1.700-6.500A2.400 2.400 0 0 0 15.700 4H7',
  chat: 'M4 6.500A2.500 2.500 0 0 1 6.500 4h11A2.500 2.500 0 0 1 20 6.500v7a2.500 2.500 0 0 1-2.500 2.500H11l-4.500 4v-4A2.500 2.500 0 0 1 4 13.500z',
  clock: 'M12 7v5l3 2M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  costs: 'M4 20h16M7 17v-5M12 17V6M17 17v-8',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  good: 'M7 10v10M7 10H4v10h3M7 10l4-7c1.700 0 2.600 1.200 2.300 2.800L12.700 9h5c1.400 0 2.400 1.300 2 2.700l-1.700 6.500a2.400 2.400 0 0 1-2.300 1.800H7',
  logOut: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
  memory: 'M6 4h12v17l-6-4-6 4z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  merge: 'M7 4v16M17 20v-6c0-4-10-2-10-7M4 7l3-3 3 3',
  pause: 'M9 6v12M15 6v12',
  play: 'M8 5l11 7-11 7z',
  plus: 'M12 5v14M5 12h14',
  retry: 'M5 12a7 7 0 1 1 2 4.900M5 20v-4h4',
  review: 'M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.700.300-1 .800-1 1.700M12 16.500v.5M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M7 7h10v10H7z',
  tasks: 'M4 6l1.500 1.500L8 5M4 12l1.500 1.500L8 11M4 18l1.500 1.500L8 17M11 6.500h9M11 12.500h9M11 18.500h9',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing that says nothing to screen readers: the words stand beside it or on its button. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
