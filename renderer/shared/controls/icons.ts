/** Our own small icons: stroked paths on a 20 x 20 grid. */
export const icons = {
  star: 'M10 2.8l2.2 4.7 5 .6-3.7 3.5 1 5.1L10 14.2l-4.5 2.5 1-5.1L2.8 8.1l5-.6Z',
  brush: 'M12.5 7.5 16.5 3.5M12.8 7.2l-5 5c.9.3 1.6 1 1.9 1.9l5-5M7.3 12.4c-2.4.2-2 3-4.3 4.1 2.7.9 6.3.2 6.4-2.2',
  play: 'M6.5 4.2v11.6L16 10Z',
  pause: 'M6.5 4.5v11M13.5 4.5v11',
  loop: 'M4 9.5A4.5 4.5 0 0 1 8.5 5H16m0 0-2.5-2.5M16 5l-2.5 2.5M16 10.5a4.5 4.5 0 0 1-4.5 4.5H4m0 0 2.5 2.5M4 15l2.5-2.5',
  left: 'M12.5 4 6.5 10l6 6',
  right: 'M7.5 4l6 6-6 6',
  down: 'M4.5 7.5 10 13l5.5-5.5',
  folder: 'M2.5 5.5V15a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1V7.5a1 1 0 0 0-1-1H10L8.2 4.5H3.5a1 1 0 0 0-1 1Z',
  check: 'M4 10.5 8.2 15 16 5.5',
  cross: 'M5 5l10 10M15 5 5 15',
  question: 'M7 7.2a3 3 0 1 1 4.2 2.9c-.8.4-1.2.9-1.2 2M10 15.5v.2',
  warning: 'M10 3 18 16.5H2ZM10 8v4M10 14v.3',
  download: 'M10 3v9.5m0 0L6 8.7m4 3.8 4-3.8M3.5 16.5h13',
  retry: 'M15.8 10a5.8 5.8 0 1 1-1.9-4.3M15.8 2.8v3.4h-3.4',
  place:
    'M10 17.5C6 13.2 4.5 10.6 4.5 8.2a5.5 5.5 0 0 1 11 0c0 2.4-1.5 5-5.5 9.3ZM10 10.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  timeline: 'M3 5h4M9 5h2M13 5h4M3 10h2M7 10h6M15 10h2M3 15h6M11 15h3',
  gallery: 'M3 3h6v6H3ZM11 3h6v6h-6ZM3 11h6v6H3ZM11 11h6v6h-6Z',
  model: 'M3 8v4M6 5v10M9 7.5v5M12 3.5v13M15 7v6M18 9v2',
  map: 'M2.5 5 7.5 3l5 2 5-2v12l-5 2-5-2-5 2ZM7.5 3v12M12.5 5v12',
  soundscape: 'M3 16V9M6 16v-4M9 16V6M12 16v-7M15 16V4M18 16v-3',
  news: 'M10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3M5 5l1.8 1.8M13.2 13.2 15 15M15 5l-1.8 1.8M6.8 13.2 5 15',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM12.6 12.6 17.5 17.5',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
} as const;

export type IconName = keyof typeof icons;
