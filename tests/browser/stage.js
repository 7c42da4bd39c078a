// A server of its own over an index of the sample, and a Chromium to look at it with.
//
// AVOW_BINARY names the program (default build/avow), CHROMIUM the browser (default /usr/bin/chromium).
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const binary = process.env.AVOW_BINARY ?? join(root, 'build/avow');
const environment = { ...process.env, AVOW_TODAY: '2026-11-21' };

export const question = 'Can we rely on your ISO 22301 certificate in our own audit?';

export const searchPath = (words, more = '') => `/search?q=${encodeURIComponent(words)}${more}`;

/* The address it says it listens on; rejects when it ends before. */
const addressOf = (server) =>
  new Promise((resolve, reject) => {
    const take = (line) => {
      const found = line.match(/http:\/\/\S+/);
      if (found) resolve(found[0]);
    };
    createInterface({ input: server.stdout }).on('line', take);
    createInterface({ input: server.stderr }).on('line', take);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });

// Run `play(browser, url)` and clear everything away afterwards.
export async function onStage(play) {
  const index = mkdtempSync(join(tmpdir(), 'avow-browser-'));
  let server;
  let browser;
  try {
    execFileSync(binary, ['index', '--corpus', join(root, 'corpus'), '--index', index], { env: environment });
    server = spawn(binary, ['serve', '--index', index, '--listen', '127.0.0.1:0'], { env: environment });
    const url = await addressOf(server);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    await play(browser, url);
  } finally {
    await browser?.close();
    server?.kill('SIGTERM');
    rmSync(index, { recursive: true, force: true });
  }
}
