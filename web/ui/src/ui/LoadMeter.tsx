import { loadingClassOf } from '../map/loading';

const FULL_SCALE_PERCENT = 125;

/** Loading against the rating: the mark stands at 100 %. */
export const LoadMeter = ({ percent }: { percent: number }) => (
  <div className="meter" aria-hidden="true">
    <i
      style={{
        width: `${(Math.min(percent, FULL_SCALE_PERCENT) / FULL_SCALE_PERCENT) * 100}%`,
        background: `var(--load-${loadingClassOf(percent) + 1})`,
      }}
    />
    <b style={{ left: `${(100 / FULL_SCALE_PERCENT) * 100}%` }} />
  </div>
);

/** A table's colour key for a loading: wider from class to class, so that it also reads in grey. */
export function LoadKey({ percent }: { percent: number | null }) {
  const at = percent === null ? null : loadingClassOf(percent);
  const style =
    at === null
      ? { background: 'var(--load-out)', width: 3 }
      : { background: `var(--load-${at + 1})`, width: 3 + at * 2 };
  return <i className="load-key" style={style} aria-hidden="true" />;
}
