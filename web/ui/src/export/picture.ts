// The map as a picture with what makes it readable elsewhere: title, legend, sources and the date of the data.
import type { Map as MapLibreMap } from 'maplibre-gl';

export interface Caption {
  title: string;
  note: string;
  sources: string;
  legend: {
    label: string;
    colour: string;
    shape: 'line' | 'dashes' | 'circle' | 'diamond' | 'square' | 'ring';
    /** Begins what the row is about. */
    startsRow?: boolean;
  }[];
}

const FONT = '"Inter Variable", "Planner SC", "Planner SC More", "Noto Sans SC Variable", sans-serif';
const MARGIN = 16;

/** Drawn and read in one task: the browser keeps the pixels of a WebGL canvas no longer than that. */
export function drawPicture(map: MapLibreMap, caption: Caption): HTMLCanvasElement {
  map.redraw();
  const source = map.getCanvas();
  const scale = source.width / source.clientWidth;
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser gives no 2D canvas, so no picture can be made.');
  const width = source.clientWidth;
  const [legend, sources] = [legendRows(pen, caption.legend, width), lines(pen, caption.sources, SMALL, width)];
  const foot = 14 + LINE * (legend.length + sources.length);
  canvas.width = source.width;
  canvas.height = source.height + (HEAD + foot) * scale;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  pen.fillStyle = colour('--bg');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, 0, HEAD * scale);
  pen.scale(scale, scale);
  write(pen, caption.title, 26, `600 18px ${FONT}`, colour('--fg'), width);
  write(pen, caption.note, 48, SMALL, colour('--fg-2'), width);
  const bottom = source.clientHeight + HEAD;
  legend.forEach((row, i) => drawLegend(pen, row, bottom + LINE * (i + 1), colour('--fg-2')));
  sources.forEach((line, i) => write(pen, line, bottom + LINE * (legend.length + i + 1) + 4, SMALL, colour('--fg-2')));
  return canvas;
}

const [HEAD, LINE] = [64, 20];
const SMALL = `400 12px ${FONT}`;

function write(pen: CanvasRenderingContext2D, text: string, y: number, font: string, colour: string, width?: number) {
  pen.font = font;
  pen.fillStyle = colour;
  pen.fillText(text, MARGIN, y, width === undefined ? undefined : width - 2 * MARGIN);
}

/** The text cut into lines that fit: sources must stay readable, however many there are. */
function lines(pen: CanvasRenderingContext2D, text: string, font: string, width: number): string[] {
  pen.font = font;
  const all: string[] = [];
  for (const part of text.split(' · ')) {
    const longer = all.length > 0 ? `${all.at(-1)} · ${part}` : part;
    if (all.length > 0 && pen.measureText(longer).width <= width - 2 * MARGIN) all[all.length - 1] = longer;
    else all.push(part);
  }
  return all;
}

type Key = Caption['legend'][number];
const keyWidth = (pen: CanvasRenderingContext2D, { label }: Key) => 24 + pen.measureText(label).width + 18;

function legendRows(pen: CanvasRenderingContext2D, legend: Key[], width: number): Key[][] {
  pen.font = SMALL;
  const rows: Key[][] = [];
  let left = 0;
  for (const key of legend) {
    left -= keyWidth(pen, key);
    if (left < 0 || key.startsRow) {
      rows.push([]);
      left = width - 2 * MARGIN - keyWidth(pen, key);
    }
    rows.at(-1)?.push(key);
  }
  return rows;
}

function drawLegend(pen: CanvasRenderingContext2D, legend: Key[], y: number, text: string) {
  pen.font = SMALL;
  let x = MARGIN;
  for (const key of legend) {
    pen.strokeStyle = pen.fillStyle = key.colour;
    drawKey(pen, key.shape, x, y - 4);
    pen.fillStyle = text;
    pen.fillText(key.label, x + 24, y);
    x += keyWidth(pen, key);
  }
}

function drawKey(pen: CanvasRenderingContext2D, shape: Caption['legend'][number]['shape'], x: number, y: number) {
  pen.lineWidth = shape === 'line' ? 4 : shape === 'dashes' ? 2.4 : 1.5;
  pen.setLineDash(shape === 'ring' ? [2.5, 2] : shape === 'dashes' ? [5, 3] : []);
  pen.beginPath();
  if (shape === 'line' || shape === 'dashes') {
    pen.moveTo(x, y);
    pen.lineTo(x + 18, y);
  } else if (shape === 'square') pen.rect(x + 4, y - 5, 10, 10);
  else if (shape === 'diamond') {
    pen.moveTo(x + 9, y - 7);
    pen.lineTo(x + 16, y);
    pen.lineTo(x + 9, y + 7);
    pen.lineTo(x + 2, y);
    pen.closePath();
  } else pen.arc(x + 9, y, 5.5, 0, 2 * Math.PI);
  if (shape === 'line' || shape === 'dashes' || shape === 'ring') pen.stroke();
  else pen.fill();
  pen.setLineDash([]);
}
