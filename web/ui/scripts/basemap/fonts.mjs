// Map and interface fonts as woff2 under public/fonts. The Chinese font is cut to the characters that we print,
// so that Chinese shows on a machine without any Chinese font: one file with what most views print, one with the
// rest of our texts. Rarer characters come from the numbered subsets that src/theme/fonts.css names after them.
import fs from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { states, townsInChinese, waters, countries } from './names.mjs';
import { uiRoot } from './read.mjs';

const latin = [
  ['source-sans-3', 'latin', '400-normal'],
  ['source-sans-3', 'latin', '600-normal'],
  ['source-sans-3', 'latin-ext', '400-normal'],
  ['source-sans-3', 'latin-ext', '600-normal'],
];

/** Faces that write nothing but names that are known here: the states' and the waters'. */
const cutToNames = [
  ['source-sans-3', '500-normal', states.flatMap(([english, , abbreviation]) => [english, abbreviation])],
  ['source-serif-4', '400-italic', waters.map(([english]) => english)],
];

/** @param {string} outDir */
export async function buildFonts(outDir) {
  fs.rmSync(outDir, { recursive: true, force: true });
  fs.mkdirSync(outDir, { recursive: true });
  for (const [family, subset, face] of latin) {
    const name = `${family}-${subset}-${face}.woff2`;
    fs.copyFileSync(fontFile(family, name), path.join(outDir, name));
  }
  for (const [family, face, names] of cutToNames) {
    const name = `${family}-latin-${face}.woff2`;
    const text = names.join('') + names.join('').toUpperCase();
    const cut = await subsetFont(fs.readFileSync(fontFile(family, name)), text, { targetFormat: 'woff2' });
    fs.writeFileSync(path.join(outDir, name), cut);
  }
  const common = charactersOf(commonTexts());
  const more = charactersOf(moreTexts()).filter((c) => !common.includes(c));
  await cutChinese(common, path.join(outDir, 'noto-sans-sc-400.woff2'));
  await cutChinese(more, path.join(outDir, 'noto-sans-sc-more-400.woff2'));
}

async function cutChinese(characters, file) {
  const name = 'noto-sans-sc-chinese-simplified-400-normal.woff2';
  const full = fs.readFileSync(fontFile('noto-sans-sc', name));
  fs.writeFileSync(file, await subsetFont(full, characters.join(''), { targetFormat: 'woff2' }));
}

const fontFile = (family, name) => path.join(uiRoot, 'node_modules/@fontsource', family, 'files', name);

/** Files outside this folder whose Chinese is printed: the build makes the fonts anew when one changes. */
export const chineseSources = () => {
  const repository = path.join(uiRoot, '../..');
  const texts = (folder, ending) =>
    fs
      .readdirSync(path.join(repository, folder), { recursive: true })
      .filter((name) => name.endsWith(ending))
      .map((name) => path.join(repository, folder, name))
      .sort();
  return {
    common: [
      path.join(uiRoot, 'src/i18n/zh.ts'),
      ...texts('geodata/us48', 'recipe.yaml'),
      ...texts('src/Planner.Permitting/Screening', '.cs'),
    ],
    more: [
      ...texts('web/ui/src/i18n', '.zh.ts'),
      ...texts('geodata/catalogue', '.yaml'),
      ...texts('geodata/recipes', '.yaml'),
      ...texts('src/Planner.Permitting/packs', '.yaml'),
      ...texts('src/Planner.App/Report', '.cs'),
      ...texts('src/Planner.Permitting/Pathways', '.cs'),
    ],
  };
};

const read = (files) => files.map((file) => fs.readFileSync(file, 'utf8')).join('');
const charactersOf = (text) => [...new Set(text)].filter((c) => c > '\u2e7f').sort();

/** What the first view prints from other files and from the browser's own dates: else it would fetch the second font for them. */
const ALSO_FIRST = '年月日累添';

/** Place names, the interface's own words, the sample's layers and the words of a status. */
function commonTexts() {
  const names = [...states, ...waters, ...countries].map((row) => row[1]).concat(Object.values(townsInChinese));
  return names.join('') + read(chineseSources().common) + ALSO_FIRST;
}

const moreTexts = () => read(chineseSources().more);
