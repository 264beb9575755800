import type { Answer, Citation, Fact, FactValue, Localised, ReviewLevel, Status, Text, Truth } from './common';
import type { Pack } from './workspace';

/** A title that the law's pack has in English, and perhaps in Chinese as well. */
export interface Titled {
  title: Text;
  titleZh?: string | null;
}

export interface Finding extends Titled {
  id: string;
  truth: Truth;
  outcome?: Text | null;
  text: Text;
  citation?: Citation | null;
  facts: Fact[];
  confidence: 'primary' | 'secondary' | 'draft';
  children: Finding[];
}

/** A fact that can still change the answer, and how to ask for it. */
export interface MissingFact extends Titled {
  id: string;
  whatToGet: Text;
  type?: 'boolean' | 'number' | 'choice' | 'choices' | 'date' | 'text' | null;
  unit?: string | null;
  options?: string[] | null;
  /** How many rules wait for it. */
  rules?: number | null;
}

export interface ListedRule extends Titled {
  id: string;
  truth: Truth;
  citation: string;
  url?: string | null;
  outcome?: Text | null;
}

export interface Determination extends Partial<Answer> {
  id: string;
  regime: string;
  asOf: string;
  status: Status;
  reviewLevel: ReviewLevel;
  summary: Localised;
  categoricalExclusions: (Titled & {
    ruleId: string;
    citation: string;
    truth: Truth;
    usable: Truth | boolean;
    url?: string | null;
  })[];
  extraordinaryCircumstances: ListedRule[];
  permits: ListedRule[];
  findings: Finding[];
  assumptions: { factId: string; value: FactValue; why: Text }[];
  missingFacts: MissingFact[];
  packs: Pack[];
  notLegalAdvice: string;
}

export interface Regime {
  id: string;
  title: Text;
  /** The day that it stands for when no other is asked. */
  asOf?: string | null;
  from?: string | null;
  to?: string | null;
  note?: Text | null;
}

/** What is screened: a site of the workspace, with facts that the reader states. */
export interface PermitQuestion {
  site?: string;
  facts?: Record<string, FactValue>;
  regime?: string;
  asOf?: string;
}

export interface RuleChange {
  kind: string;
  /** null for the level. */
  ruleId: string | null;
  title: Text;
  before: Text | null;
  after: Text | null;
  citation?: string | null;
  /** The act and the day that switched it. */
  because?: Text | null;
}

export interface Comparison extends Partial<Answer> {
  before: ReviewLevel;
  after: ReviewLevel;
  changes: RuleChange[];
}

export interface Flip {
  facts: { id: string; title: Text | null; from: FactValue; to: FactValue }[];
  /** "level", or the rule of the permit that comes or goes; its title then. */
  about: string;
  title?: Text | null;
  /** Levels or truths. */
  was: string;
  becomes: string;
  /** Clauses of the rules that turn. */
  because: string[];
}

export interface PathwayTask {
  id: string;
  title: Text;
  kind: string;
  /** Whether the task is needed at all. */
  truth: Truth;
  citation?: string | null;
  url?: string | null;
  p10Days: number | null;
  p50Days: number | null;
  p90Days: number | null;
  /** Days from the start, in the P50 schedule. */
  startDay: number | null;
  endDay: number | null;
  /** When it ends in the slow case of one in ten. */
  latestEndDay?: number | null;
  isCritical: boolean;
  dependsOn: { id: string; type: 'FS' | 'SS' | 'FF'; lagDays: number }[];
}

export interface Band {
  p10Days: number;
  p50Days: number;
  p90Days: number;
}

export interface PathwayCase {
  reviewLevel: ReviewLevel;
  tasks: PathwayTask[];
  permits: Band | null;
  timeToPower: Band | null;
}

/** Shortest: only what is settled. Longest: every open permit is needed and the document is the heaviest. */
export interface Pathway extends Partial<Answer> {
  startDate?: string | null;
  shortest: PathwayCase;
  longest: PathwayCase;
  notConsidered?: { id: string; title: Text }[] | null;
  note?: Text | null;
}

export interface RuleLine extends Titled {
  id: string;
  citation: string;
  url?: string | null;
}
