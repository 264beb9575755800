import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useHeadroom } from '../api/queries';
import type { GridFlow } from '../api/types';
import * as format from '../format/format';
import { IllustrativeBadge } from '../shell/IllustrativeBadge';
import { infoOf, useBranches } from '../state/branches';
import { useCurrentFlow } from '../state/flow';
import { useLang, useView } from '../state/view';
import { LoadMeter } from '../ui/LoadMeter';
import { Failure, Loading } from '../ui/States';
import { BranchDuration } from './BranchDuration';
import { BranchOptions } from './BranchOptions';
import { BranchOutages } from './BranchOutages';

export function BranchInspector({ id }: { id: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { flow, base, error, retry } = useCurrentFlow();
  const known = useBranches((b) => b.known.get(id));
  useHeaviestNames(base);
  const heavy = base?.heaviest.find((b) => b.id === id);
  const kv = known?.kv ?? heavy?.kv;
  const kind = known?.transformer === undefined ? null : t(known.transformer ? 'grid.transformer' : 'grid.line');
  return (
    <div className="inspector-body">
      <div className="section inspector-head">
        <div className="section-head">
          <h2 className="title">{known?.name ?? heavy?.name ?? t('grid.branchTitle', { id })}</h2>
        </div>
        <p className="caption">
          {[kind, kv === undefined || kv === null ? null : format.kilovolts(kv, lang), t('grid.branchTitle', { id })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <IllustrativeBadge />
      </div>
      {error && !flow ? <Failure error={error} onRetry={retry} /> : null}
      {!flow && !error ? <Loading /> : null}
      {flow ? <BranchFlow id={id} /> : null}
      <BranchDuration id={id} />
      <BranchOutages id={id} />
      <BranchOptions id={id} />
      <Ends id={id} />
    </div>
  );
}

/** The heaviest branches come with names, so that a link to one shows its name before its tile is drawn. */
function useHeaviestNames(flow: GridFlow | undefined) {
  const learn = useBranches((b) => b.learn);
  useEffect(() => {
    if (flow) learn(flow.heaviest.map(infoOf));
  }, [flow, learn]);
}

const valueAt = (flow: GridFlow | undefined, id: number) => {
  const at = flow?.branches.id.indexOf(id) ?? -1;
  if (!flow || at < 0) return null;
  const { flowMw, rateMw, loadingPercent } = flow.branches;
  return { flowMw: flowMw[at] ?? null, rateMw: rateMw[at] ?? null, percent: loadingPercent[at] ?? null };
};

/** What it carries now; with a scenario, what it carried before. */
function BranchFlow({ id }: { id: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { flow, base, hasScenario } = useCurrentFlow();
  const now = valueAt(flow, id);
  const before = valueAt(base, id);
  if (!now) return <p className="section">{t('grid.notInFlow')}</p>;
  const percent = (p: number | null | undefined) => (typeof p === 'number' ? format.percent(p, lang, 1) : '–');
  return (
    <div className="section">
      <dl className="figures">
        {hasScenario ? <Figure title={t('scenario.base')} value={percent(before?.percent)} /> : null}
        <Figure title={t(hasScenario ? 'scenario.current' : 'grid.loading')} value={percent(now.percent)} />
        <Figure title={t('grid.flowMw')} value={now.flowMw === null ? '–' : format.megawatts(now.flowMw, lang)} />
        <Figure
          title={t('grid.rate')}
          value={now.rateMw === null ? t('grid.noRate') : format.megawatts(now.rateMw, lang)}
        />
      </dl>
      {now.percent === null ? null : <LoadMeter percent={now.percent} />}
      <p className="micro">{t('grid.dcNote')}</p>
    </div>
  );
}

const Figure = ({ title, value }: { title: string; value: string }) => (
  <div>
    <dt className="micro">{title}</dt>
    <dd>{value}</dd>
  </div>
);

function Ends({ id }: { id: number }) {
  const { t } = useTranslation();
  const known = useBranches((b) => b.known.get(id));
  const select = useView((v) => v.select);
  const buses = useHeadroom().data?.buses;
  if (known?.from === undefined || known.to === undefined) return null;
  const end = (bus: number) => ({
    bus,
    name: buses?.find((b) => b.bus === bus)?.busName ?? t('grid.busTitle', { id: bus }),
  });
  const [from, to] = [end(known.from), end(known.to)];
  const link = ({ bus, name }: typeof from) => (
    <Button className="link-button" onPress={() => select({ kind: 'bus', id: bus })}>
      {name}
    </Button>
  );
  return (
    <div className="section">
      <dl className="pairs">
        <dt>{t('grid.from')}</dt>
        <dd>{link(from)}</dd>
        <dt>{t('grid.to')}</dt>
        <dd>{link(to)}</dd>
      </dl>
      <p className="micro">{t('grid.direction', { from: from.name, to: to.name })}</p>
    </div>
  );
}
