// Every symbol of the map, drawn on a canvas when the style first asks for it. The legend draws with the same code.
//   light/town  light/capital  light/site-review-big  light/site-review-small  light/hatch-2  light/glyph-1
import type { Status } from '../api/types';
import type { Theme } from '../state/url';
import { basemapColours, dataColours } from './palette';

const PIXEL_RATIO = 3;
type Pen = CanvasRenderingContext2D;
export interface Icon {
  image: ImageData;
  pixelRatio: number;
}

export function drawIcon(id: string): Icon | null {
  const [theme, name = ''] = id.split('/') as [Theme, string?];
  const [kind, a = '', b = ''] = name.split('-');
  switch (kind) {
    case 'town':
      return draw(16, (pen) => town(pen, theme));
    case 'capital':
      return draw(16, (pen) => capital(pen, theme));
    case 'site':
      return draw(b === 'big' ? 28 : 16, (pen) => site(pen, a as Status, b === 'big' ? 10.5 : 5.5));
    case 'hatch':
      return draw(12, (pen) => hatch(pen, Number(a)), 0);
    case 'glyph':
      return draw(16, (pen) => glyph(pen, Number(a)));
    default:
      return null;
  }
}

/** For legends: the same drawing as an image address. */
export function iconUrl(id: string): string {
  const icon = drawIcon(id);
  if (!icon) return '';
  const canvas = document.createElement('canvas');
  canvas.width = icon.image.width;
  canvas.height = icon.image.height;
  canvas.getContext('2d')?.putImageData(icon.image, 0, 0);
  return canvas.toDataURL();
}

/** The pen's origin is the middle, or the corner for patterns that must meet their neighbours. */
function draw(size: number, paint: (pen: Pen) => void, origin = size / 2): Icon | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * PIXEL_RATIO;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return null;
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  pen.translate(origin, origin);
  paint(pen);
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: PIXEL_RATIO };
}

function town(pen: Pen, theme: Theme) {
  const c = basemapColours(theme);
  pen.beginPath();
  pen.arc(0, 0, 2.5, 0, 2 * Math.PI);
  fillAndStroke(pen, c.land, c.dot, 1.25);
}

function capital(pen: Pen, theme: Theme) {
  const c = basemapColours(theme);
  pen.beginPath();
  pen.rect(-3, -3, 6, 6);
  fillAndStroke(pen, c.land, c.dot, 1.2);
  pen.beginPath();
  pen.arc(0, 0, 1.25, 0, 2 * Math.PI);
  pen.fillStyle = c.dot;
  pen.fill();
}

/** Circle, diamond, square, dashed ring: the shape alone tells the status. */
function site(pen: Pen, status: Status, radius: number) {
  const c = dataColours();
  const big = radius > 8;
  if (status === 'unknown') {
    pen.beginPath();
    pen.arc(0, 0, radius - 0.75, 0, 2 * Math.PI);
    pen.setLineDash([radius * 0.42, radius * 0.3]);
    return fillAndStroke(pen, c.background, c.status.unknown, big ? 2 : 1.6);
  }
  pen.lineJoin = 'round';
  outline(pen, status, radius + 1);
  pen.fillStyle = translucent(c.text, 0.35);
  pen.fill();
  outline(pen, status, radius);
  fillAndStroke(pen, c.status[status], c.background, big ? 1.6 : 1.2);
}

function outline(pen: Pen, status: Status, radius: number) {
  pen.beginPath();
  if (status === 'eligible') pen.arc(0, 0, radius, 0, 2 * Math.PI);
  if (status === 'review') diamond(pen, radius * 1.18);
  if (status === 'excluded') pen.roundRect(-radius * 0.86, -radius * 0.86, radius * 1.72, radius * 1.72, radius * 0.24);
}

function diamond(pen: Pen, radius: number) {
  pen.moveTo(0, -radius);
  pen.lineTo(radius, 0);
  pen.lineTo(0, radius);
  pen.lineTo(-radius, 0);
  pen.closePath();
}

/** Neutral patterns tell constraint layers apart: the hues are taken by status and loading. */
function hatch(pen: Pen, index: number) {
  const size = 12;
  pen.strokeStyle = pen.fillStyle = translucent(dataColours().hatch, 0.8);
  pen.lineWidth = 0.9;
  const strokes: Record<number, [number, number, number, number][]> = {
    0: [
      [-3, 3, 3, -3],
      [0, size, size, 0],
      [size - 3, size + 3, size + 3, size - 3],
    ],
    1: [
      [-3, size - 3, 3, size + 3],
      [0, 0, size, size],
      [size - 3, -3, size + 3, 3],
    ],
    3: [[0, 6, size, 6]],
    4: [[6, 0, 6, size]],
    5: [
      [0, 6, size, 6],
      [6, 0, 6, size],
    ],
  };
  if (index % 6 === 2)
    return dots(pen, [
      [3, 3],
      [9, 9],
    ]);
  pen.beginPath();
  for (const [x1, y1, x2, y2] of strokes[index % 6] ?? []) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
}

function dots(pen: Pen, places: [number, number][]) {
  for (const [x, y] of places) {
    pen.beginPath();
    pen.arc(x, y, 1.1, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** Triangle, plus, open square, cross, open circle, bar. */
function glyph(pen: Pen, index: number) {
  const c = dataColours();
  const r = 4.2;
  pen.beginPath();
  const shapes = [
    () => void [pen.moveTo(0, -r), pen.lineTo(r, r * 0.75), pen.lineTo(-r, r * 0.75), pen.closePath()],
    () => void [pen.moveTo(-r, 0), pen.lineTo(r, 0), pen.moveTo(0, -r), pen.lineTo(0, r)],
    () => pen.rect(-r * 0.75, -r * 0.75, r * 1.5, r * 1.5),
    () => void [pen.moveTo(-3, -3), pen.lineTo(3, 3), pen.moveTo(3, -3), pen.lineTo(-3, 3)],
    () => pen.arc(0, 0, 3.4, 0, 2 * Math.PI),
    () => void [pen.moveTo(-r, 0), pen.lineTo(r, 0)],
  ];
  shapes[index % shapes.length]?.();
  pen.lineJoin = 'round';
  pen.strokeStyle = c.background;
  pen.lineWidth = 3.2;
  pen.stroke();
  fillAndStroke(pen, c.background, c.glyph, 1.4);
}

function fillAndStroke(pen: Pen, fill: string, stroke: string, width: number) {
  pen.fillStyle = fill;
  pen.fill();
  pen.strokeStyle = stroke;
  pen.lineWidth = width;
  pen.stroke();
}

/** A #rrggbb colour with an alpha. */
const translucent = (hex: string, alpha: number) =>
  hex +
  Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0');
