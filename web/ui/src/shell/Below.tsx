import { CompareTray } from '../compare/CompareTray';
import { Pathway } from '../modes/permits/Pathway';
import { Timeline } from '../modes/grid/Timeline';
import { useView } from '../state/view';
import { Crash } from '../ui/Crash';

/** What belongs to the mode and needs the map's width: comparison, schedule or hours. */
export function Below() {
  const mode = useView((v) => v.mode);
  const selection = useView((v) => v.selection);
  return (
    <Crash key={mode}>
      {mode === 'rank' || mode === 'plan' ? <CompareTray /> : null}
      {mode === 'permits' && selection?.kind === 'site' ? <Pathway site={selection.id} /> : null}
      {mode === 'grid' ? <Timeline /> : null}
    </Crash>
  );
}
