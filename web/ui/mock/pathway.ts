// An invented permit schedule, comparison and what-if in the shape of real ones.
import type { Comparison, Flip, Pathway, PathwayTask, Regime, RuleLine } from '../src/api/types';
import { answer } from './answer.ts';

const task = (
  id: string,
  en: string,
  zh: string,
  days: [number, number, number],
  start: number,
  after: string[] = [],
) =>
  ({
    id,
    title: { en, zh },
    kind: 'permit',
    truth: id === 's106' || id === 'air' ? ('unknown' as const) : ('true' as const),
    citation: '40 CFR 122.26',
    p10Days: days[0],
    p50Days: days[1],
    p90Days: days[2],
    startDay: start,
    endDay: start + days[1],
    latestEndDay: start + days[2],
    isCritical: ['application', 'ea', 'interconnection', 'build'].includes(id),
    dependsOn: after.map((other) => ({ id: other, type: 'FS' as const, lagDays: 0 })),
  }) satisfies PathwayTask;

const tasks: PathwayTask[] = [
  task('application', 'Application and surveys', '申请与勘测', [40, 60, 120], 0),
  task('s404', 'Section 404 nationwide permit', '第 404 条全国许可', [45, 60, 150], 60, ['application']),
  task('s106', 'Section 106 consultation', '第 106 条磋商', [30, 90, 210], 60, ['application']),
  task('ea', 'Environmental assessment', '环境评估', [120, 180, 365], 60, ['application']),
  task('air', 'Minor NSR air permit', '小型新源审查空气许可', [90, 150, 270], 60, ['application']),
  task('interconnection', 'Interconnection study', '并网研究', [180, 300, 540], 240, ['ea']),
  task('storm', 'Storm-water general permit', '雨水通用许可', [7, 14, 30], 240, ['ea']),
  task('build', 'Build line and substation', '建设线路与变电站', [270, 365, 600], 540, ['interconnection', 'storm']),
];

export const pathway = (): Pathway => ({
  ...answer(),
  shortest: {
    reviewLevel: 'CE',
    tasks: tasks.filter((t) => t.truth === 'true'),
    permits: null,
    timeToPower: { p10Days: 640, p50Days: 790, p90Days: 1200 },
  },
  longest: {
    reviewLevel: 'EA',
    tasks,
    permits: null,
    timeToPower: { p10Days: 760, p50Days: 905, p90Days: 1625 },
  },
  note: { en: 'Durations are invented.', zh: '时长为虚构。' },
});

export const comparison = (): Comparison => ({
  ...answer(),
  before: 'EA',
  after: 'CE',
  changes: [
    {
      kind: 'rule',
      ruleId: 'ce.b4.13',
      title: 'Upgrading and rebuilding existing powerlines',
      before: null,
      after: 'CE_CANDIDATE DOE B4.13',
      citation: '10 CFR 1021 B4.13',
    },
    {
      kind: 'rule',
      ruleId: 'n-10',
      title: 'Significant effects',
      before: 'Permit(EIS)',
      after: null,
      citation: '42 USC 4336',
    },
  ],
});

export const flips = (): { changes: Flip[] } => ({
  changes: [
    {
      facts: [{ id: 'line.length_mi', title: { en: 'Length of the line', zh: '线路长度' }, from: 12, to: 10 }],
      about: 'level',
      was: 'EA',
      becomes: 'CE',
      because: ['10 CFR 1021 B4.12'],
    },
    {
      facts: [{ id: 'project.federal_land', title: null, from: true, to: false }],
      about: 'p.404',
      title: 'Section 404 permit',
      was: 'true',
      becomes: 'false',
      because: ['33 USC 1344'],
    },
  ],
});

export const regimes: Regime[] = [
  { id: 'us-federal-2026', title: { en: 'Law of 2026', zh: '2026 年法律' }, from: '2025-07-03' },
  { id: 'us-federal-2024', title: { en: 'Law of 2024', zh: '2024 年法律' }, from: '2024-05-30', to: '2025-07-02' },
];

export const rules: RuleLine[] = [
  {
    id: 'ce.b4.13',
    title: 'Upgrading and rebuilding existing powerlines',
    citation: '10 CFR 1021 B4.13',
    url: 'https://www.ecfr.gov/current/title-10/part-1021',
  },
];
