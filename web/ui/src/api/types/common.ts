export type Language = 'en' | 'zh';
export type Localised = Record<Language, string>;
/** Text for people: in both languages, or in its source's language alone. */
export type Text = Localised | string;
export type Status = 'eligible' | 'review' | 'excluded' | 'unknown';
export type Truth = 'true' | 'false' | 'unknown';
export type ReviewLevel = 'none' | 'CE' | 'EA' | 'EIS' | 'EAorEIS' | 'undetermined';
export type Bounds = [west: number, south: number, east: number, north: number];

/** Every answer carries these three. */
export interface Answer {
  inputsHash: string;
  version: string;
  elapsedSeconds: number;
}

export interface Citation {
  title: string;
  clause: string;
  url?: string | null;
  effectiveFrom?: string | null;
  effectiveTo?: string | null;
}

export interface FactSource {
  dataSet: string;
  vintage: string;
  licence: string;
  method: string;
  detail?: string | null;
  url?: string | null;
}

export type FactValue = number | string | boolean | (string | number)[] | null;

export interface Fact {
  id: string;
  /** Measured facts are titled in both languages, facts of the law in English, stated facts not at all. */
  title: Text | null;
  value: FactValue;
  unit?: string | null;
  /** Presumed: taken for granted by the rules until stated. Derived: worked out from other facts; null when they are missing. */
  state: 'known' | 'unknown' | 'presumed' | 'derived';
  reason?: Text | null;
  whatToGet?: Text | null;
  source?: FactSource | null;
}

export interface Diagnostic {
  code: string;
  severity: string;
  what: string;
  where?: string | null;
  why?: string | null;
  remedy?: string | null;
}

/** application/problem+json */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string | null;
  diagnostics?: Diagnostic[];
}
