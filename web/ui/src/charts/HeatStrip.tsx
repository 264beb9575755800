import { useEffect, useRef } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTheme } from '../state/view';
import { HOURS_A_DAY } from './hours';

interface HeatStripProps {
  label: string;
  values: (number | null)[];
  hour: number | null;
  /** What the hour is, in words, for people who do not see the strip. */
  say: (hour: number) => string;
  onHour: (hour: number) => void;
}

/** A year at a glance: a column a day, a row an hour, midnight below. It is a slider: arrows step by hours. */
export function HeatStrip({ label, values, hour, say, onHour }: HeatStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const days = Math.ceil(values.length / HOURS_A_DAY);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, values, days);
  }, [values, days, theme]);
  const pick = (event: React.MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const day = Math.floor(((event.clientX - box.left) / box.width) * days);
    const row = Math.floor(((box.bottom - event.clientY) / box.height) * HOURS_A_DAY);
    const at = day * HOURS_A_DAY + Math.min(HOURS_A_DAY - 1, Math.max(0, row));
    onHour(Math.min(values.length - 1, Math.max(0, at)));
  };
  return (
    <div className="strip">
      <canvas ref={canvas} width={days} height={HOURS_A_DAY} onClick={pick} aria-hidden="true" />
      <Slider
        className="strip-slider"
        aria-label={label}
        minValue={0}
        maxValue={Math.max(1, values.length - 1)}
        value={hour ?? 0}
        onChange={onHour}
      >
        <SliderTrack className="strip-track">
          <SliderThumb className={hour === null ? 'strip-thumb unset' : 'strip-thumb'} aria-label={label}>
            {hour === null ? null : <span className="visually-hidden">{say(hour)}</span>}
          </SliderThumb>
        </SliderTrack>
      </Slider>
    </div>
  );
}

const STEPS = 5;

function paint(canvas: HTMLCanvasElement, values: (number | null)[], days: number) {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const known = values.filter((v): v is number => v !== null);
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const style = getComputedStyle(document.documentElement);
  const colours = Array.from({ length: STEPS }, (_, i) => rgb(style.getPropertyValue(`--seq-${i + 1}`).trim()));
  const image = pen.createImageData(days, HOURS_A_DAY);
  values.forEach((value, hour) => {
    if (value === null) return;
    const [r, g, b] = blend(colours, high > low ? (value - low) / (high - low) : 0);
    const y = HOURS_A_DAY - 1 - (hour % HOURS_A_DAY);
    image.data.set([r, g, b, 255], (y * days + Math.floor(hour / HOURS_A_DAY)) * 4);
  });
  pen.putImageData(image, 0, 0);
}

type Rgb = [number, number, number];

function rgb(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

function blend(colours: Rgb[], share: number): Rgb {
  const at = Math.min(colours.length - 2, Math.floor(share * (colours.length - 1)));
  const rest = share * (colours.length - 1) - at;
  const [a, b] = [colours[at] as Rgb, colours[at + 1] as Rgb];
  return [0, 1, 2].map((i) => Math.round((a[i] as number) * (1 - rest) + (b[i] as number) * rest)) as Rgb;
}
