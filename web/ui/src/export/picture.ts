// The map as a picture with what makes it readable elsewhere: title, legend, sources and the date of the data.
import type { Map as MapLibreMap } from 'maplibre-gl';

export interface Caption {
  title: string;
  note: string;
  sources: string;
  legend: { label: string; colour: string; shape: 'line' | 'circle' | 'diamond' | 'square' | 'ring' }[];
}

const FONT = '"Inter Variable", "Planner SC", "Planner SC More", "Noto Sans SC Variable", sans-serif';
const MARGIN = 16;

/** Drawn and read in one task: the browser keeps the pixels of a WebGL canvas no longer than that. */
export function drawPicture(map: MapLibreMap, caption: Caption): HTMLCanvasElement {
  map.redraw();
  const source = map.getCanvas();
  const scale = source.width / source.clientWidth;
  const canvas = document.createElement('canvas');
  const [head, foot] = [64 * scale, 64 * scale];
  canvas.width = source.width;
  canvas.height = source.height + head + foot;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser gives no 2D canvas, so no picture can be made.');
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  pen.fillStyle = colour('--bg');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, 0, head);
  pen.scale(scale, scale);
  const width = canvas.width / scale;
  write(pen, caption.title, 26, `600 18px ${FONT}`, colour('--fg'), width);
  write(pen, caption.note, 48, `400 12px ${FONT}`, colour('--fg-2'), width);
  const bottom = (source.height + head) / scale;
  drawLegend(pen, caption.legend, bottom + 22, colour('--fg-2'));
  write(pen, caption.sources, bottom + 48, `400 11px ${FONT}`, colour('--fg-2'), width);
  return canvas;
}

function write(pen: CanvasRenderingContext2D, text: string, y: number, font: string, colour: string, width: number) {
  pen.font = font;
  pen.fillStyle = colour;
  pen.fillText(text, MARGIN, y, width - 2 * MARGIN);
}

function drawLegend(pen: CanvasRenderingContext2D, legend: Caption['legend'], y: number, text: string) {
  pen.font = `400 12px ${FONT}`;
  let x = MARGIN;
  for (const { label, colour, shape } of legend) {
    pen.strokeStyle = pen.fillStyle = colour;
    drawKey(pen, shape, x, y - 4);
    pen.fillStyle = text;
    pen.fillText(label, x + 24, y);
    x += 24 + pen.measureText(label).width + 18;
  }
}

function drawKey(pen: CanvasRenderingContext2D, shape: Caption['legend'][number]['shape'], x: number, y: number) {
  pen.lineWidth = shape === 'line' ? 4 : 1.5;
  pen.setLineDash(shape === 'ring' ? [2.5, 2] : []);
  pen.beginPath();
  if (shape === 'line') {
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
  if (shape === 'line' || shape === 'ring') pen.stroke();
  else pen.fill();
  pen.setLineDash([]);
}
