import { useId } from 'react';

export interface Line {
  name: string;
  points: [x: number, y: number][];
  colour: string;
  isThin?: boolean;
}

interface CurveProps {
  /** What the chart says, in a sentence: its text for people who do not see it. */
  summary: string;
  lines: Line[];
  xMost: number;
  /** A level that matters, drawn across. */
  limit?: { y: number; label: string };
  xLabels: [x: number, label: string][];
  yLabel: (y: number) => string;
  height?: number;
  /** In its own units, about those of the screen: letters keep their size where the chart is wide. */
  width?: number;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [50, 8, 10, 20];

/** Lines over a common axis. SVG, so that it prints and is sharp at every size. */
export function Curve({ summary, lines, xMost, limit, xLabels, yLabel, height = 130, width = 320 }: CurveProps) {
  const id = useId();
  const all = lines.flatMap((l) => l.points.map(([, y]) => y));
  const most = niceMost(Math.max(limit?.y ?? 0, ...all));
  const x = (v: number) => LEFT + (v / Math.max(1, xMost)) * (width - LEFT - RIGHT);
  const y = (v: number) => TOP + (1 - v / most) * (height - TOP - BOTTOM);
  return (
    <svg className="curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id}>
      <title id={id}>{summary}</title>
      {[0, most / 2, most].map((v) => (
        <g key={v}>
          <line className="grid-line" x1={LEFT} x2={width - RIGHT} y1={y(v)} y2={y(v)} />
          <text className="axis" x={LEFT - 6} y={y(v) + 3.5} textAnchor="end">
            {yLabel(v)}
          </text>
        </g>
      ))}
      {xLabels.map(([v, label], i) => (
        <text
          key={label}
          className="axis"
          x={x(v)}
          y={height - 5}
          textAnchor={i === 0 ? 'start' : i === xLabels.length - 1 ? 'end' : 'middle'}
        >
          {label}
        </text>
      ))}
      {limit ? <line className="limit-line" x1={LEFT} x2={width - RIGHT} y1={y(limit.y)} y2={y(limit.y)} /> : null}
      {lines.map((line) => (
        <path
          key={line.name}
          d={line.points.map(([px, py], i) => `${i ? 'L' : 'M'}${x(px).toFixed(1)} ${y(py).toFixed(1)}`).join('')}
          fill="none"
          stroke={line.colour}
          strokeWidth={line.isThin ? 1.2 : 2}
        />
      ))}
    </svg>
  );
}

/** 1, 2 or 5 times a power of ten, at or above the value. */
function niceMost(value: number): number {
  if (!(value > 0)) return 1;
  const size = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].find((n) => n * size >= value) ?? 10) * size;
}
