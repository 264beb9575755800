import { lazy, Suspense } from 'react';
import { useView } from '../state/view';
import { Crash } from '../ui/Crash';

const CompareTray = lazy(() => import('../compare/CompareTray').then((m) => ({ default: m.CompareTray })));
const Pathway = lazy(() => import('../modes/permits/Pathway').then((m) => ({ default: m.Pathway })));
const Timeline = lazy(() => import('../modes/grid/Timeline').then((m) => ({ default: m.Timeline })));

/** What belongs to the mode and needs the map's width: comparison, schedule or hours. */
export function Below() {
  const mode = useView((v) => v.mode);
  const selection = useView((v) => v.selection);
  const isComparing = useView((v) => v.compare.length > 0);
  return (
    <Crash key={mode}>
      <Suspense>
        {(mode === 'rank' || mode === 'plan') && isComparing ? <CompareTray /> : null}
        {mode === 'permits' && selection?.kind === 'site' ? <Pathway site={selection.id} /> : null}
        {mode === 'grid' ? <Timeline /> : null}
      </Suspense>
    </Crash>
  );
}
