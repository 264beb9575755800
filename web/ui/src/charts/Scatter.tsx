import { useId } from 'react';

export interface Dot {
  key: string;
  x: number;
  y: number;
  name: string;
  isChosen: boolean;
}

interface ScatterProps {
  summary: string;
  dots: Dot[];
  xTitle: string;
  yTitle: string;
  xLabel: (x: number) => string;
  yLabel: (y: number) => string;
  onChoose?: (key: string) => void;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [340, 170, 46, 12, 20, 34];

/** Points joined in order of x: a trade-off. Each point is a button with its name. */
export function Scatter({ summary, dots, xTitle, yTitle, xLabel, yLabel, onChoose }: ScatterProps) {
  const id = useId();
  const ordered = [...dots].sort((a, b) => a.x - b.x);
  const [x, xEnds] = scale(
    ordered.map((d) => d.x),
    LEFT,
    WIDTH - RIGHT,
  );
  const [y, yEnds] = scale(
    ordered.map((d) => d.y),
    HEIGHT - BOTTOM,
    TOP,
  );
  return (
    <svg className="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-labelledby={id}>
      <title id={id}>{summary}</title>
      {yEnds.map((v) => (
        <g key={v}>
          <line className="grid-line" x1={LEFT} x2={WIDTH - RIGHT} y1={y(v)} y2={y(v)} />
          <text className="axis" x={LEFT - 6} y={y(v) + 3.5} textAnchor="end">
            {yLabel(v)}
          </text>
        </g>
      ))}
      {xEnds.map((v, i) => (
        <text key={v} className="axis" x={x(v)} y={HEIGHT - BOTTOM + 16} textAnchor={i === 0 ? 'start' : 'end'}>
          {xLabel(v)}
        </text>
      ))}
      <text className="axis" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 3} textAnchor="middle">
        {xTitle}
      </text>
      <text className="axis" x={LEFT} y={10}>
        {yTitle}
      </text>
      <path
        d={ordered.map((d, i) => `${i ? 'L' : 'M'}${x(d.x).toFixed(1)} ${y(d.y).toFixed(1)}`).join('')}
        fill="none"
        stroke="var(--line-2)"
        strokeWidth="1.5"
      />
      {ordered.map((dot) => (
        <circle
          key={dot.key}
          className={dot.isChosen ? 'dot chosen' : 'dot'}
          cx={x(dot.x)}
          cy={y(dot.y)}
          r={dot.isChosen ? 6 : 4.5}
          role="button"
          tabIndex={0}
          aria-label={dot.name}
          aria-pressed={dot.isChosen}
          onClick={() => onChoose?.(dot.key)}
          onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && onChoose?.(dot.key)}
        >
          <title>{dot.name}</title>
        </circle>
      ))}
    </svg>
  );
}

type Scale = (value: number) => number;

/** Linear, with a little room at both ends; equal values stand in the middle. */
function scale(values: number[], from: number, to: number): [Scale, number[]] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high > low)) return [() => (from + to) / 2, [low]];
  const room = (high - low) * 0.06;
  return [(v) => from + ((v - low + room) / (high - low + 2 * room)) * (to - from), [low, high]];
}
