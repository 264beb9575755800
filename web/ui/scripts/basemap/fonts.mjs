// Map and interface fonts as woff2 under public/fonts. The Chinese font is cut to the characters that we print,
// so that Chinese shows on a machine without any Chinese font; rarer characters come from the numbered subsets
// of @fontsource-variable/noto-sans-sc that src/theme/fonts.css names after it.
import fs from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { states, townsInChinese, waters, countries } from './names.mjs';
import { uiRoot } from './read.mjs';

const latin = [
  ['source-sans-3', 'latin', '400-normal'],
  ['source-sans-3', 'latin', '500-normal'],
  ['source-sans-3', 'latin', '600-normal'],
  ['source-sans-3', 'latin-ext', '400-normal'],
  ['source-sans-3', 'latin-ext', '600-normal'],
  ['source-serif-4', 'latin', '400-italic'],
];

/** @param {string} outDir */
export async function buildFonts(outDir) {
  fs.mkdirSync(outDir, { recursive: true });
  for (const [family, subset, face] of latin) {
    const name = `${family}-${subset}-${face}.woff2`;
    fs.copyFileSync(path.join(uiRoot, 'node_modules/@fontsource', family, 'files', name), path.join(outDir, name));
  }
  const text = chineseText();
  for (const weight of [400, 600]) {
    const name = `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`;
    const full = fs.readFileSync(path.join(uiRoot, 'node_modules/@fontsource/noto-sans-sc/files', name));
    const subset = await subsetFont(full, text, { targetFormat: 'woff2' });
    fs.writeFileSync(path.join(outDir, `noto-sans-sc-${weight}.woff2`), subset);
  }
}

/** Every Chinese character of the place names and of the interface's texts. */
export function chineseText() {
  const names = [...states, ...waters, ...countries].map((row) => row[1]).concat(Object.values(townsInChinese));
  const locale = path.join(uiRoot, 'src/i18n/zh.ts');
  const texts = names.join('') + fs.readFileSync(locale, 'utf8');
  return [...new Set(texts)].filter((c) => c > '\u2e7f').join('');
}
