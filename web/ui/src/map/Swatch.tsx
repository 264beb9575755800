import { useMemo } from 'react';
import { useTheme } from '../state/view';
import type { ConstraintLook } from './constraintLayers';
import { iconUrl } from './icons';

/** A legend key made from the layer's own style: the same drawing as on the map. */
export function Swatch({ look }: { look: ConstraintLook }) {
  const theme = useTheme();
  const url = useMemo(() => (theme && look.icon ? iconUrl(look.icon) : ''), [theme, look.icon]);
  if (look.info.geometryKind === 'line') {
    return (
      <svg className="swatch" width="22" height="12" aria-hidden="true">
        <line
          x1="0"
          x2="22"
          y1="6"
          y2="6"
          stroke="var(--glyph)"
          strokeWidth="1.6"
          strokeDasharray={look.dash?.map((d) => d * 1.4).join(' ')}
        />
      </svg>
    );
  }
  if (look.info.geometryKind === 'point')
    return <img className="swatch-point" src={url} alt="" width="16" height="16" />;
  return <span className="swatch swatch-area" style={{ backgroundImage: `url(${url})` }} aria-hidden="true" />;
}
