import { useView } from '../state/view';
import type { Selection } from '../state/url';

/** Selection and hover of one kind of object, as a table wants them: shared with the map and the inspector. */
export function useLinked<Row>(kind: Selection['kind'], idOf: (row: Row) => string | number) {
  const selection = useView((v) => v.selection);
  const hover = useView((v) => v.hover);
  const select = useView((v) => v.select);
  const setHover = useView((v) => v.setHover);
  const of = (row: Row) => ({ kind, id: idOf(row) }) as Selection;
  return {
    keyOf: (row: Row) => String(idOf(row)),
    selected: selection?.kind === kind ? String(selection.id) : null,
    hovered: hover?.kind === kind ? String(hover.id) : null,
    onSelect: (row: Row) => select(of(row)),
    onHover: (row: Row | null) => setHover(row && of(row)),
  };
}
