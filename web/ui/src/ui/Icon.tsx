const paths = {
  rank: 'M4 19V10M10 19V5M16 19v-7M2 21h18',
  permits: 'M6 2.5h7l4 4V19.5H6zM13 2.5v4h4M8.8 13l2 2 3.6-4',
  grid: 'M11 2 5.5 20M11 2l5.5 18M7.8 8.5h6.4M6.4 13.5h9.2M4 8.5h14',
  plan: 'M3 5.5h6v5H3zM13 3.5h6v5h-6zM13 13.5h6v5h-6zM9 8h4M16 8.5v5',
  plus: 'M11 5v12M5 11h12',
  minus: 'M5 11h12',
  fit: 'M4 8V4h4M14 4h4v4M18 14v4h-4M8 18H4v-4',
  target: 'M11 2v4M11 16v4M2 11h4M16 11h4M11 7a4 4 0 1 1 0 8 4 4 0 0 1 0-8',
  search: 'M9.5 4a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M13.5 13.5 18 18',
  share: 'M8.5 12.5 13.5 7.5M9.5 6l2-2a4.2 4.2 0 0 1 6 6l-2 2M12.5 16l-2 2a4.2 4.2 0 0 1-6-6l2-2',
  moon: 'M18.5 13A8 8 0 1 1 9 3.5 6.4 6.4 0 0 0 18.5 13',
  sun: 'M11 7a4 4 0 1 1 0 8 4 4 0 0 1 0-8M11 1.5v2M11 18.5v2M1.5 11h2M18.5 11h2M4.3 4.3l1.4 1.4M16.3 16.3l1.4 1.4M4.3 17.7l1.4-1.4M16.3 5.7l1.4-1.4',
  layers: 'M11 3 19 7.5 11 12 3 7.5zM3 11.5l8 4.5 8-4.5M3 15.2l8 4.5 8-4.5',
  polygon: 'M4 16 6 5l11 2 1 8-7 4z',
  printer: 'M6 8V3h10v5M6 16H3V8h16v8h-3M6 13h10v6H6z',
  image: 'M3 4h16v14H3zM3 15l5-5 4 4 3-3 4 4M14 8.2v.2',
  copy: 'M7 7h11v11H7zM4 14V4h10',
  play: 'M7 4.5 17 11 7 17.5z',
  help: 'M11 3a8 8 0 1 1 0 16 8 8 0 0 1 0-16M8.8 8.6a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2 1-1.2 1.8M11 15.2v.2',
  chinese: 'M4.5 7h13v7.5h-13zM11 2.5v17',
  close: 'M5 5l12 12M17 5 5 17',
  check: 'M4.5 11.5 9 16l8.5-10',
  chevron: 'M5.5 8.5 11 14l5.5-5.5',
  warn: 'M11 3 20 18.5H2zM11 9v4.5M11 16v.2',
  link: 'M8 4h10v10M18 4 8.5 13.5M14 12v6H4V8h6',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 17 }: { name: IconName; size?: number }) => (
  <svg
    className={`icon icon-${name}`}
    width={size}
    height={size}
    viewBox="0 0 22 22"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
);
