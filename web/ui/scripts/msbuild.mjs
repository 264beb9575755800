// Called by Planner.Web.csproj. Installs packages and bundles the UI under a lock, so that two builds at the same
// time (dotnet run beside dotnet test) do the work once: the second waits and then finds nothing to do.
//   node scripts/msbuild.mjs OUT_DIR STAMP_FILE
import { execSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compress } from './compress.mjs';

const uiRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [outDir, stampFile] = process.argv.slice(2).map((p) => path.resolve(p));
if (!outDir || !stampFile) throw new Error('Usage: node scripts/msbuild.mjs OUT_DIR STAMP_FILE');

const LOCK_WAIT_MS = 5 * 60_000;
const lock = path.join(path.dirname(stampFile), 'ui.lock');
const installStamp = path.join(uiRoot, 'node_modules/.planner-ci');

fs.mkdirSync(path.dirname(stampFile), { recursive: true });
await takeLock();
try {
  restore();
  await bundle();
} finally {
  fs.rmSync(lock, { force: true });
}

function restore() {
  const wanted = hashOf(['package.json', 'package-lock.json']);
  if (readIfThere(installStamp) === wanted) return;
  run('npm ci --no-audit --no-fund --prefer-offline --loglevel=error');
  fs.writeFileSync(installStamp, wanted);
}

async function bundle() {
  const wanted = hashOf(sources());
  const upToDate = readIfThere(stampFile) === wanted && fs.existsSync(path.join(outDir, 'index.html'));
  if (!upToDate) {
    run('npm run --silent build -- --logLevel warn');
    await compress(outDir);
  }
  fs.writeFileSync(stampFile, wanted); // also when up to date: MSBuild compares its time with the sources
}

function run(command) {
  execSync(command, { cwd: uiRoot, stdio: 'inherit', env: { ...process.env, PLANNER_UI_OUT: outDir } });
}

/** What the bundle is made of, relative to web/ui. MSBuild lists the same in Planner.Web.csproj. */
function sources() {
  const made = ['public/basemap', 'public/fonts'];
  const folders = ['src', 'scripts', 'public'].flatMap((folder) =>
    fs
      .readdirSync(path.join(uiRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(uiRoot, path.join(entry.parentPath, entry.name))),
  );
  const files = ['index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
  return [...files, ...folders.filter((f) => !made.some((m) => f.startsWith(path.normalize(m))))].sort();
}

function hashOf(files) {
  const hash = crypto.createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(uiRoot, file)));
  return hash.digest('hex');
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

async function takeLock() {
  for (let waited = 0; ; waited += 250) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(Number(readIfThere(lock)))) fs.rmSync(lock, { force: true });
      else if (waited > LOCK_WAIT_MS)
        throw new Error(`Another build (process ${readIfThere(lock)}) holds ${lock}.`, { cause: error });
      else await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** A lock left by a killed build must not stop the next one. */
function isAlive(pid) {
  if (!pid) return true; // created this instant, its owner has not written yet
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
