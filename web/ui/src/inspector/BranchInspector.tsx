import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFlow, useHeadroom } from '../api/queries';
import type { GridFlow } from '../api/types';
import * as format from '../format/format';
import { IllustrativeBadge } from '../shell/IllustrativeBadge';
import { useBranches } from '../state/branches';
import { useLang, useView } from '../state/view';
import { LoadMeter } from '../ui/LoadMeter';
import { Failure, Loading } from '../ui/States';

export function BranchInspector({ id }: { id: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const flow = useFlow();
  const known = useBranches((b) => b.known.get(id));
  useHeaviestNames(flow.data);
  const heavy = flow.data?.heaviest.find((b) => b.id === id);
  const kv = known?.kv ?? heavy?.kv;
  const kind = known?.transformer === undefined ? null : t(known.transformer ? 'grid.transformer' : 'grid.line');
  return (
    <div className="inspector-body">
      <div className="section inspector-head">
        <div className="section-head">
          <h2 className="title">{known?.name ?? heavy?.name ?? t('grid.branchTitle', { id })}</h2>
        </div>
        <p className="caption">
          {[kind, kv === undefined ? null : format.kilovolts(kv, lang), t('grid.branchTitle', { id })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <IllustrativeBadge />
      </div>
      {flow.error ? <Failure error={flow.error} onRetry={() => void flow.refetch()} /> : null}
      {flow.isLoading ? <Loading /> : null}
      {flow.data ? <BranchFlow id={id} flow={flow.data} /> : null}
      <Ends id={id} />
    </div>
  );
}

/** The heaviest branches come with names, so that a link to one shows its name before its tile is drawn. */
function useHeaviestNames(flow: GridFlow | undefined) {
  const learn = useBranches((b) => b.learn);
  useEffect(() => {
    if (flow) learn(flow.heaviest.map(({ id, name, kv, from, to }) => ({ id, name, kv, from, to })));
  }, [flow, learn]);
}

function BranchFlow({ id, flow }: { id: number; flow: GridFlow }) {
  const { t } = useTranslation();
  const lang = useLang();
  const at = flow.branches.id.indexOf(id);
  if (at < 0) return <p className="section">{t('grid.notInFlow')}</p>;
  const flowMw = flow.branches.flowMw[at] ?? 0;
  const rateMw = flow.branches.rateMw[at] ?? null;
  const loading = flow.branches.loadingPercent[at] ?? null;
  return (
    <div className="section">
      <dl className="figures">
        <Figure title={t('grid.loading')} value={loading === null ? '–' : format.percent(loading, lang, 1)} />
        <Figure title={t('grid.flowMw')} value={format.megawatts(flowMw, lang)} />
        <Figure title={t('grid.rate')} value={rateMw === null ? t('grid.noRate') : format.megawatts(rateMw, lang)} />
      </dl>
      {loading === null ? null : <LoadMeter percent={loading} />}
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
