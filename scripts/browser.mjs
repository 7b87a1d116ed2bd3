// Runs a command with a Chromium to drive: node scripts/browser.mjs npm run e2e
//
// Takes the one named by CHROMIUM, else one that is installed, else installs one. Without any it
// skips the command with a word; where CI is set, that is a failure. Chromium's headless shell comes
// first: the same engine without the parts that draw a window, in half the time.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The first installed browser, or undefined. */
function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...PLACES].find(existsSync);
}

/** The browser that Playwright has downloaded before, or undefined. */
async function downloaded() {
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath()].find(existsSync);
}

/** Runs a command in view, its output on our stderr; true when it went well. */
function run(command, ...args) {
  console.error(`Running ${[command, ...args].join(" ")}`);
  return spawnSync(command, args, { stdio: ["ignore", 2, 2] }).status === 0;
}

/** Installs a browser: the distribution's as root on Debian or Ubuntu, else Playwright's own. */
async function install() {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", "update", "-qq");
    for (const name of ["chromium-headless-shell", "chromium"]) {
      run("apt-get", "install", "-y", "-qq", "--no-install-recommends", name);
      const found = installed();
      if (found) return found;
    }
  }
  run("npx", "playwright", "install", "chromium");
  return downloaded();
}

async function find() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  return installed() ?? (await downloaded()) ?? (await install());
}

const [command, ...args] = process.argv.slice(2);
const browser = await find();
if (!browser) {
  console.error("Skipped: no Chromium here. Install it, or name one with CHROMIUM=/path/to/it.");
  process.exit(process.env.CI ? 1 : 0);
}
const result = spawnSync(command, args, {
  stdio: "inherit",
  env: { ...process.env, CHROMIUM: browser },
});
process.exit(result.status ?? 1);
