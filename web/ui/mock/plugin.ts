// Answers the HTTP contract with seeded, invented data so that the UI can be built without a server.
//   npm run dev:mock    or    npm run build && npm run preview:mock
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { GridChange, PermitQuestion, PlanRequest, RankRequest } from '../src/api/types';
import { answer } from './answer.ts';
import { flow, headroom, loadings } from './grid.ts';
import { layers } from './layers.ts';
import { branches, buses } from './network.ts';
import { cancelJob, findJob, startPlan } from './plan.ts';
import { comparison, flips, pathway, regimes, rules } from './pathway.ts';
import { withStated } from './permits.ts';
import { branchHours, contingencies, generators, hourOfBranches, hours, scenario, sensitivity } from './scenario.ts';
import { compareSites, robustness } from './robustness.ts';
import { criteria, drawSite, rank, removeSite, siteDetail, sites } from './sites.ts';
import { tile, tileJson } from './tiles.ts';

export function mockApi(): Plugin {
  return {
    name: 'planner-mock-api',
    configureServer: (server) => void server.middlewares.use(handle),
    configurePreviewServer: (server) => void server.middlewares.use(handle),
  };
}

const handle: Connect.NextHandleFunction = (request, response, next) => {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path.startsWith('/tiles/')) return sendTile(path, response);
  if (!path.startsWith('/api/')) return next();
  void answerApi(path, request, response);
};

async function answerApi(path: string, request: IncomingMessage, response: ServerResponse) {
  const [, , area, id, more] = path.split('/').map(decodeURIComponent);
  const query = new URL(request.url ?? '/', 'http://mock').searchParams;
  const isJson = request.headers['content-type']?.includes('json') ?? false;
  const body: unknown = isJson ? JSON.parse((await readBody(request)) || '{}') : {};
  switch (area) {
    case 'workspace':
      return send(response, workspace);
    case 'layers':
      return send(response, { ...answer(), layers });
    case 'criteria':
      return send(response, { ...answer(), criteria, statuses: ['eligible', 'review', 'excluded', 'unknown'] });
    case 'rank':
      return send(response, answerRank(id, body as RankRequest & { sites?: string[] }));
    case 'sites':
      return send(response, request.method === 'GET' ? siteDetail(id ?? '') : changeSites(id ?? '', more, body));
    case 'permits':
      return send(response, answerPermits(id ?? '', body as PermitQuestion));
    case 'grid':
      if (path === '/api/grid/scenarios') return send(response, { id: 'year-1', status: 'done', result: yearRun });
      return send(response, answerGrid(path, query, body as { changes?: GridChange[] }));
    case 'plan':
      return send(response, startPlan(body as PlanRequest), 202);
    case 'jobs':
      if (more === 'events') return sendEvents(id ?? '', response);
      return send(response, request.method === 'DELETE' ? cancelJob(id ?? '') : findJob(id ?? ''));
    default:
      return send(response, null);
  }
}

const yearRun = { inputsHash: 'mock-year', hours: 8760, unservedMwh: 0 };

function answerRank(what: string | undefined, body: RankRequest & { sites?: string[] }) {
  if (what === 'robustness') return robustness(body);
  return what === 'compare' ? compareSites(body.sites ?? [], body) : rank(body);
}

function changeSites(what: string, id: string | undefined, body: unknown) {
  if (what === 'drawn' && id) return { removed: removeSite(id) };
  if (what === 'drawn') return drawSite(body as GeoJSON.Feature);
  return { added: 0, ids: [], diagnostics: [{ what: 'The mock API reads no files.' }] };
}

function answerPermits(what: string, q: PermitQuestion) {
  const site = siteDetail(q.site ?? '');
  switch (what) {
    case 'regimes':
      return { regimes };
    case 'rules':
      return { rules };
    case 'check':
      return site && withStated(site.determination, q.facts ?? {});
    case 'compare':
      return comparison();
    case 'what-if':
      return flips();
    default:
      return pathway();
  }
}

function answerGrid(path: string, query: URLSearchParams, body: { changes?: GridChange[] }) {
  const [, , , what, , part, id] = path.split('/');
  switch (what) {
    case 'flow':
      return flow();
    case 'loadings':
      return loadings();
    case 'scenario':
      return scenario(body.changes ?? []);
    case 'sensitivity':
      return sensitivity(Number(query.get('bus')));
    case 'contingencies':
      return contingencies();
    case 'generators':
      return generators();
    case 'scenarios':
      if (part === 'hours') return hours();
      return id ? branchHours(Number(id)) : hourOfBranches(Number(query.get('from')));
    default:
      return headroom();
  }
}

const workspace = {
  ...answer(),
  name: 'mock-texas',
  title: { en: 'Texas candidate sites', zh: '得克萨斯候选站点' },
  illustrative: true,
  illustrativeNote: { en: 'Every number here is invented.', zh: '此处所有数字均为虚构。' },
  contentHash: 'c0ffee',
  createdAt: '2026-11-24T00:00:00Z',
  bounds: [-104.5, 26.5, -93.8, 36.2],
  siteCount: sites.length,
  busCount: buses.length,
  branchCount: branches.length,
  requestedMwDefault: 100,
  asOf: '2026-11-24',
  regime: 'us-federal-2026',
  rulePacks: [{ id: 'us-federal', version: '2026.1', hash: '9f2c41d7aa10' }],
  attributions: ['Planner mock data'],
};

function send(response: ServerResponse, body: unknown, status = 200) {
  const found = body !== null && body !== undefined;
  response.statusCode = found ? status : 404;
  response.setHeader('content-type', found ? 'application/json' : 'application/problem+json');
  response.end(
    JSON.stringify(found ? body : { title: 'Not found', status: 404, detail: 'The workspace has no such thing.' }),
  );
}

function sendTile(path: string, response: ServerResponse) {
  const [, , layer = '', z, x, y] = path.split('/');
  if (layer.endsWith('.json')) return send(response, tileJson(layer.replace('.json', '')));
  const data = tile(layer, Number(z), Number(x), Number.parseInt(y ?? '', 10));
  if (!data?.length) {
    response.statusCode = data ? 204 : 404;
    return response.end();
  }
  response.setHeader('content-type', 'application/vnd.mapbox-vector-tile');
  response.setHeader('content-encoding', 'gzip');
  response.end(data);
}

function sendEvents(id: string, response: ServerResponse) {
  response.setHeader('content-type', 'text/event-stream');
  response.flushHeaders();
  const timer = setInterval(() => {
    const job = findJob(id);
    const ended = !job || !['queued', 'running'].includes(job.status);
    response.write(`event: ${ended ? 'done' : 'progress'}\ndata: ${JSON.stringify(job)}\n\n`);
    if (ended) {
      clearInterval(timer);
      response.end();
    }
  }, 200);
  response.on('close', () => clearInterval(timer));
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => resolve(text));
  });
}
