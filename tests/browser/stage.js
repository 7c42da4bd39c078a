// A server of its own over an index of a corpus, and a Chromium to look at it with.
//
// AVOW_BINARY names the program (default build/avow), CHROMIUM the browser (default /usr/bin/chromium).
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const binary = process.env.AVOW_BINARY ?? join(root, 'build/avow');
const environment = { ...process.env, AVOW_TODAY: '2026-11-21' };
// Where pictures are left.
export const pictures = process.argv[2] ?? 'pictures';
const PATIENCE = 15000; // ms for one step in the browser

export const question = 'Can we rely on your ISO 22301 certificate in our own audit?';

export const searchPath = (words, more = '') => `/search?q=${encodeURIComponent(words)}${more}`;

// One of every kind of page, by name.
export const pages = {
  home: '/',
  result: searchPath(question),
  reasons: searchPath(question, '&explain=1#_y1'),
  filtered: searchPath('encryption at rest', '&kind=section&after=2024&words=40&sort=date'),
  covered: searchPath('Is Desk covered by SOC 2?'),
  nothing: searchPath('Is your AI management system certified to ISO/IEC 42001?', '&kind=faq'),
  page: `/pages/offerings/iso-22301?q=${encodeURIComponent('services in scope')}#services-in-scope`,
  older: '/pages/offerings/iso-22301?as_of=2025-06-30',
  changed: '/pages/offerings/iso-22301/diff',
  statement: '/statements/offerings/iso-22301%23services-in-scope',
  scope: '/scope',
  list: '/scope?service=desk',
  pair: '/scope?standard=soc-2&service=desk',
  silent: '/scope?standard=hds&service=sovereign-compute',
  standards: '/standards',
  standard: '/standards/iso-22301',
  services: '/services',
  service: '/services/desk',
  certificates: '/certificates?order=end',
  changes: '/changes?since=2026',
  todo: '/todo',
  help: '/help',
  failure: '/search?q=a&kind=nonsense',
  nowhere: '/nowhere',
};

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

// Index `corpus`, serve it, run `play(url)` and clear everything away afterwards.
export async function onServer(corpus, play) {
  const index = mkdtempSync(join(tmpdir(), 'avow-browser-'));
  let server;
  try {
    execFileSync(binary, ['index', '--corpus', corpus, '--index', index], { env: environment });
    server = spawn(binary, ['serve', '--index', index, '--listen', '127.0.0.1:0'], { env: environment });
    await play(await addressOf(server));
  } finally {
    server?.kill('SIGTERM');
    rmSync(index, { recursive: true, force: true });
  }
}

export async function onBrowser(play) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    await play(browser);
  } finally {
    await browser.close();
  }
}

// A page of its own for one check. What it complains of (script errors, the content policy) and what it asks
// of other servers is collected in `faults`.
export async function withPage(browser, url, options, play) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const faults = [];
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => faults.push(`a dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) faults.push(`a request to ${request.url()}`);
  });
  try {
    await play(page);
  } finally {
    await context.close();
  }
  // A page that fails on purpose is told by its number; everything else is a fault.
  return faults.filter((text) => !/status of 40[04]/.test(text));
}
