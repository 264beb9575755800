// The HTTP contract, by the names that the interface uses. The shapes come from the server's own OpenAPI document
// (schema.d.ts, made by `npm run api`); here they are only named, and made narrower where JSON Schema cannot say it.
import type { components } from './schema';

type Schema = components['schemas'];
/** A type with some members said more exactly. */
type Narrowed<T, Members> = Omit<T, keyof Members> & Members;

export type Language = 'en' | 'zh';
export type Localised = Schema['LocalizedText'];
/** Text for people: in both languages, or in its source's language alone. */
export type Text = Localised | string;
export type Status = Schema['SiteStatus'];
export type Truth = Schema['Truth'];
export type ReviewLevel = Schema['ReviewLevel'];
export type Bounds = [west: number, south: number, east: number, north: number];

export type FactValue = Schema['FactValue'] | null;
export type FactSource = Schema['SourceLine'];
export type Diagnostic = Schema['DiagnosticLine'];
/** application/problem+json */
export type Problem = { title: string; status: number; detail?: string | null; diagnostics?: Diagnostic[] };

export type Workspace = Narrowed<Schema['WorkspaceAnswer'], { bounds: Bounds }>;
export type Pack = Schema['PackLine'];
export type LayerInfo = Schema['LayerLine'];
export type Layers = Schema['LayersAnswer'];

/** Anchors: a value and its score. */
export type Criterion = Narrowed<Schema['CriterionLine'], { anchors: [x: number, score: number][] }>;
export type Criteria = Narrowed<Schema['CriteriaAnswer'], { criteria: Criterion[] }>;
/** How the criteria become one order: a weighted sum, closeness to the ideal site, or ordered weights that stress the weakest. */
export type RankMethod = 'weighted-sum' | 'topsis' | 'owa';
export const rankMethods: RankMethod[] = ['weighted-sum', 'topsis', 'owa'];
export type RankRequest = { weights?: Record<string, number>; method?: RankMethod; requestedMw?: number };
/** A place may not be told; the document cannot say that of the members of a list. */
export type RankColumns = Narrowed<
  Schema['RankColumnsAnswer'],
  { sites: Narrowed<Schema['RankColumns'], { county: (string | null)[]; state: (string | null)[] }> }
>;
/** A row of the ranking: what the columns say of one site. */
export type RankedSite = Omit<Schema['RankedSiteLine'], 'unknownCriteria' | 'firstRankShare'>;
export type Ranking = Omit<RankColumns, 'sites'> & { sites: RankedSite[] };
export type Robustness = Schema['RobustnessAnswer'];
export type SiteComparison = Schema['CompareAnswer'];

export type Poi = Schema['PoiLine'];
export type BranchRef = Schema['BranchName'];
/** Routes to the points of interconnection, the cheapest first; none where the workspace routes none. */
export type TieLine = Narrowed<Schema['TieLineLine'], { geometry: GeoJSON.LineString }>;
/** What may rule a site out and is not known of its ground. */
export type OpenGround = Schema['OpenGroundLine'];
export type SiteDetail = Narrowed<
  Schema['SiteAnswer'],
  {
    geometry: GeoJSON.Geometry;
    determination: Determination;
    tieLines: TieLine[];
  }
>;
/** A site that the reader has drawn or dropped. The server keeps it until it stops. */
export type AddedSite = Narrowed<Schema['DrawnSiteAnswer'], { site: SiteDetail }>;
export type UploadedSites = Schema['AddedSitesAnswer'];

type FactLine = Schema['FactLine'];
/** What is shown of a fact: a site's facts have all of it, a finding's lack reason and remedy. */
export type Fact = Pick<FactLine, 'id' | 'state' | 'value'> & { title: Text | null; titleZh?: string | null } & Partial<
    Pick<FactLine, 'unit' | 'reason' | 'whatToGet' | 'source'>
  >;
export type FindingFact = Narrowed<Schema['FindingFact'], { source: FactSource | null }>;
export type Citation = Schema['FindingCitation'];
export type Finding = Narrowed<Schema['Finding'], { facts: FindingFact[]; children: Finding[] }>;
/** A title that the law's pack has in English, and perhaps in Chinese as well. */
export type Titled = { title: Text; titleZh?: string | null };
/** A fact that can still change the answer, and how to ask for it. */
export type MissingFact = Schema['MissingFact'];
export type Determination = Narrowed<Schema['Determination'], { findings: Finding[] }>;
export type Regime = Schema['RegimeLine'];
/** What is screened: a site of the workspace, with facts that the reader states. */
export type PermitQuestion = { site?: string; facts?: Record<string, FactValue>; regime?: string; asOf?: string };
export type RuleChange = Schema['Change'];
export type Comparison = Schema['StatedComparison'];
export type Flip = Schema['FlipLine'];
/** Titles of the law's facts, and how their words are shown. */
export type FactCatalogue = Schema['FactsAnswer'];
export type PathwayTask = Schema['TimelineTask'];
export type PathwayCase = Schema['TimelineCase'];
export type Band = Schema['Band'];
/** Shortest: only what is settled. Longest: every open permit is needed and the document is the heaviest. */
export type Pathway = Schema['Timeline'];
export type TaskLink = Schema['TaskLink'];
export type RuleLine = Schema['RuleLine'];

/** Ends and voltage are null until the page has learned of the branch. */
export type HeavyBranch = Narrowed<Schema['BranchFlow'], { from: number | null; to: number | null; kv: number | null }>;
export type BranchList = Schema['BranchList'];
/** A branch's flow is null in an hour that was not solved. */
export type GridFlow = Narrowed<
  Schema['FlowValues'],
  { branches: Narrowed<Schema['BranchValues'], { flowMw: (number | null)[] }>; heaviest: HeavyBranch[] }
>;
export type GridLoadings = Schema['LoadingValues'];
export type BusHeadroom = Schema['BusHeadroom'];
export type GridHeadroom = Schema['HeadroomAnswer'];
/** Change of each branch's flow for one more MW of load at the bus. */
export type Sensitivity = Pick<Schema['SensitivityAnswer'], 'bus' | 'branches'>;
/** One change of a scenario against the base case: the kinds that the interface makes. */
export type GridChange =
  | { kind: 'load'; bus: number; mw: number }
  | { kind: 'generation'; bus: number; mw: number; technology: string }
  | { kind: 'retire'; generator: number }
  | { kind: 'keep'; generator: number }
  | { kind: 'outage'; branch: number }
  | { kind: 'scale'; loadFactor: number }
  | { kind: 'upgrade'; branch: number; rateMw: number }
  | { kind: 'heat-wave'; loadFactor: number; ratingFactor: number };
export type ScenarioAnswer = Schema['ChangedFlowValues'];
/** What goes out of service. */
export type Outage = Schema['OutageName'];
export type WorstOutage = Schema['OutageViolation'];
export type Contingencies = Schema['OutagesAnswer'];
export type GeneratorLine = Schema['GeneratorLine'];
export type Generators = Schema['GeneratorsAnswer'];
export type Technologies = Schema['TechnologiesAnswer'];
/** A job in the list of all. */
export type JobLine = Schema['JobLine'];
/** The outcome of a solved year, a job's result. */
export type YearRun = Schema['ScenarioAnswer'];
export type Hours = Schema['ScenarioHours'];
export type HourOfBranches = Schema['BranchHours'];
export type BranchHours = Schema['BranchSeries'];

export const objectives = ['score', 'cost', 'time', 'emissions', 'permitRisk'] as const;
export type Objective = (typeof objectives)[number];
/** The members that the form knows, and whatever more the study in the link holds (see the published schema). */
export type PlanRequest = { siteCount: number | null; requestedMw: number; allowUndetermined: boolean } & Partial<
  Omit<Schema['PlanQuestion'], 'siteCount' | 'requestedMw' | 'allowUndetermined'>
> & { [more: string]: unknown };
export type PlanResult = Schema['PlanAnswer'];
export type ChosenSite = PlanResult['chosen'][number];
export type Upgrade = PlanResult['upgrades'][number];
export type ParetoPoint = NonNullable<PlanResult['pareto']>[number];
export type JobStatus = Schema['JobStatus'];
export type JobProgress = Schema['StepProgress'];
export type Job<Result = PlanResult> = Narrowed<
  Schema['JobState'],
  { result: Result | null; problem: Problem | null; progress: JobProgress | null }
>;
