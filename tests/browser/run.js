// All checks, each on a page of its own: node run.js [FOLDER FOR PICTURES]
import assert from 'node:assert/strict';
import { join } from 'node:path';
import access from './access.js';
import covered from './covered.js';
import hostile from './hostile.js';
import markup from './markup.js';
import reading, { withoutScript } from './reading.js';
import results from './results.js';
import { onBrowser, onServer, root, withPage } from './stage.js';

let failed = 0;

async function check(browser, url, name, options, play) {
  const start = Date.now();
  try {
    let expected = [];
    const faults = await withPage(browser, url, options, async (page) => (expected = (await play({ page, url })) ?? []));
    assert.deepEqual(faults.filter((fault) => !expected.some((known) => known.test(fault))), []);
    console.log(`[       OK ] ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`[  FAILED  ] ${name}\n${error.stack}`);
  }
}

const groups = { ...results, ...reading, ...covered, ...access, ...markup, ...hostile };
await onBrowser((browser) =>
  onServer(join(root, 'corpus'), async (url) => {
    for (const [name, play] of Object.entries(groups)) await check(browser, url, name, {}, play);
    for (const [name, play] of Object.entries(withoutScript))
      await check(browser, url, name, { javaScriptEnabled: false }, play);
  }),
);
const all = Object.keys(groups).length + Object.keys(withoutScript).length;
console.log(`[  PASSED  ] ${all - failed} tests`);
if (failed > 0) console.log(`[  FAILED  ] ${failed} tests`);
process.exitCode = failed === 0 ? 0 : 1;
