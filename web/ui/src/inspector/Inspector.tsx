import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../state/view';
import { IconButton } from '../ui/Buttons';
import { Crash } from '../ui/Crash';
import { Icon } from '../ui/Icon';
import { Loading } from '../ui/States';
import { NothingSelected } from './NothingSelected';
import { SiteInspector } from './SiteInspector';

const BranchInspector = lazy(() => import('./BranchInspector').then((m) => ({ default: m.BranchInspector })));
const BusInspector = lazy(() => import('./BusInspector').then((m) => ({ default: m.BusInspector })));
const DeterminationInspector = lazy(() =>
  import('./DeterminationInspector').then((m) => ({ default: m.DeterminationInspector })),
);

export function Inspector() {
  const { t } = useTranslation();
  const selection = useView((v) => v.selection);
  const select = useView((v) => v.select);
  return (
    <aside className="right" id="inspector" aria-label={t('app.inspector')} tabIndex={-1}>
      {selection ? (
        <div className="inspector-close">
          <IconButton label={t('site.close')} onPress={() => select(null)}>
            <Icon name="close" size={14} />
          </IconButton>
        </div>
      ) : null}
      <Crash key={selection ? `${selection.kind}:${selection.id}` : 'none'}>
        <Suspense fallback={<Loading />}>
          <Selected />
        </Suspense>
      </Crash>
    </aside>
  );
}

function Selected() {
  const selection = useView((v) => v.selection);
  const mode = useView((v) => v.mode);
  if (!selection) return <NothingSelected />;
  if (selection.kind === 'branch') return <BranchInspector id={selection.id} />;
  if (selection.kind === 'bus') return <BusInspector id={selection.id} />;
  return mode === 'permits' ? <DeterminationInspector id={selection.id} /> : <SiteInspector id={selection.id} />;
}
