import type { Determination, Finding, Status, Truth } from '../src/api/types';

interface Screened {
  id: string;
  name: string;
  status: Status;
}

const truthOf: Record<Status, Truth> = { eligible: 'true', review: 'true', excluded: 'false', unknown: 'unknown' };
const summaries: Record<Status, { en: string; zh: string }> = {
  eligible: { en: 'No federal action found: no federal review is triggered.', zh: '未发现联邦行动：不触发联邦审查。' },
  review: {
    en: 'A federal nexus is likely; an environmental assessment may be needed.',
    zh: '可能存在联邦关联，可能需要环境评估。',
  },
  excluded: { en: 'The site overlaps protected land.', zh: '站点与保护地重叠。' },
  unknown: { en: 'Two facts are missing; the answer can still change.', zh: '缺少两项事实，结论仍可能改变。' },
};

const finding = (id: string, title: string, truth: Truth, text: string, children: Finding[] = []): Finding => ({
  id,
  title,
  truth,
  text,
  confidence: 'draft',
  facts: [],
  citation: {
    title: '10 CFR 1021',
    clause: 'appendix B, B4.13',
    url: 'https://www.ecfr.gov/current/title-10/part-1021',
    effectiveFrom: '2025-07-03',
  },
  children,
});

/** Invented findings in the shape of real ones. */
export function determinationOf(site: Screened): Determination {
  const truth = truthOf[site.status];
  const nexus: Truth = site.status === 'review' ? 'true' : site.status === 'unknown' ? 'unknown' : 'false';
  return {
    id: site.id,
    regime: 'us-federal-2026',
    asOf: '2026-11-24',
    status: site.status,
    reviewLevel: site.status === 'review' ? 'EA' : site.status === 'unknown' ? 'undetermined' : 'none',
    summary: summaries[site.status],
    assumptions: [],
    categoricalExclusions: [
      {
        ruleId: 'ce.b4.13',
        usable: truth,
        citation: '10 CFR 1021 B4.13',
        title: 'Upgrading and rebuilding existing powerlines',
        truth,
        url: 'https://www.ecfr.gov/current/title-10/part-1021',
      },
    ],
    extraordinaryCircumstances: [
      {
        id: 'ec.protected',
        citation: '10 CFR 1021.102(b)(4)',
        title: 'Protected land affected',
        truth: truth === 'unknown' ? 'unknown' : 'false',
      },
    ],
    permits: [
      { id: 'p.404', title: 'Clean Water Act Section 404 permit', truth: 'unknown', citation: '33 U.S.C. 1344' },
    ],
    findings: [
      finding(
        'federal',
        'Federal nexus',
        nexus,
        'Federal funding, land or permit makes the project a federal action.',
        [
          finding('land', 'Federal land at the site', 'false', 'The parcel does not touch federal land.'),
          finding(
            'permit',
            'Federal permit needed',
            nexus,
            'A Section 404 permit is a federal action if wetland is filled.',
          ),
        ],
      ),
      finding('qualifying', 'Qualifying project (EO 14318)', 'true', 'The requested load is over 100 MW.'),
    ],
    missingFacts:
      site.status === 'unknown' || site.status === 'review'
        ? [
            {
              id: 'fact.wetland',
              title: 'Wetland area on the parcel',
              whatToGet: 'A delineation, or the NWI map of the county.',
              type: 'number',
              unit: 'ha',
              rules: 4,
            },
            { id: 'nexus.money', title: 'Federal money in the project', whatToGet: '', type: 'boolean', rules: 9 },
            {
              id: 'project.lead_agency',
              title: 'Lead agency',
              whatToGet: 'Ask the sponsor.',
              type: 'choice',
              options: ['DOE', 'BLM', 'USACE'],
            },
          ]
        : [],
    packs: [{ id: 'us-federal', version: '2026.1', hash: '9f2c41d7aa10' }],
    notLegalAdvice: 'Planner proposes; it never grants. This is not legal advice.',
  };
}

/** A stated fact is no longer missing. */
export const withStated = (of: Determination, facts: Record<string, unknown>): Determination => ({
  ...of,
  missingFacts: of.missingFacts.filter((f) => !(f.id in facts)),
});
