// Classes of branch loading and voltage: one table for map, legend and tables.

export interface LoadingClass {
  /** Highest loading of the class, % of rating. */
  upTo: number;
  label: string;
  /** Added to the width that the voltage sets, in pixels at zoom 5 and 9. */
  extraWidth: [number, number];
}

export const loadingClasses: LoadingClass[] = [
  { upTo: 50, label: '< 50', extraWidth: [0, 0] },
  { upTo: 80, label: '50–80', extraWidth: [0.2, 0.3] },
  { upTo: 90, label: '80–90', extraWidth: [0.5, 0.8] },
  { upTo: 100, label: '90–100', extraWidth: [0.9, 1.4] },
  { upTo: Infinity, label: '> 100', extraWidth: [1.6, 3] },
];

/** A loading of exactly the limit belongs to the class below it: 100 % is not yet an overload. */
export const loadingClassOf = (percent: number) => loadingClasses.findIndex((c) => percent <= c.upTo);

export interface VoltageClass {
  /** Lowest voltage of the class, kV. */
  from: number;
  label: string;
  width: [number, number];
}

export const voltageClasses: VoltageClass[] = [
  { from: 0, label: '< 100', width: [0.5, 1.5] },
  { from: 100, label: '100–200', width: [0.7, 1.9] },
  { from: 200, label: '200–300', width: [1, 2.6] },
  { from: 300, label: '300–500', width: [1.5, 3.6] },
  { from: 500, label: '≥ 500', width: [1.9, 4.4] },
];

/** Load that a bus can still take: lowest MW of each class. */
export const headroomClasses: { from: number; label: string }[] = [
  { from: 0, label: '< 50' },
  { from: 50, label: '50–150' },
  { from: 150, label: '150–300' },
  { from: 300, label: '300–600' },
  { from: 600, label: '≥ 600' },
];
