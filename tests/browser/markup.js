// Every page as text: it validates (HTML Tidy), and read from top to bottom it makes sense.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { pages, question } from './stage.js';

const options = ['-errors', '-quiet', '--drop-empty-elements', 'no', '--warn-proprietary-attributes', 'no'];

/* Tidy does not know yet that groups of a <dl> may stand in a <div> (HTML, 4.4.9). */
const isUnknown = (line) => /<\/?d[ltd]>/.test(line);

const bodyOf = async (url, path) => (await fetch(url + path.split('#')[0])).text();

/* What a text browser shows, line by line, without its links. */
const wordsOf = (html) =>
  html
    .slice(html.indexOf('<body'))
    .replace(/<(textarea|script)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" })[name])
    .replace(/\s*\n\s*/g, '\n');

// Words of each page in the order in which they must be read.
const order = {
  home: ['Avow', 'Find the statement you may send', 'Search', 'Questions to try', 'Changed lately', 'Last update'],
  result: ['Skip to content', question, 'Read as', 'ISO 22301', 'Found: a published answer', 'Showing 1–10 of',
    'Standard or law', 'Question and answer', 'You can use', 'Copy as', 'Retrieved', '30 Jun 2026', 'Next 10 passages',
    'CSV', 'Last update'],
  covered: ['Read as', 'Unclear', 'Excluded', 'Covered'],
  nothing: ['Nothing published says this', 'That is not a “no”', 'What you can do', 'Remove', 'Nearest, not an answer'],
  page: ['On this page', 'ISO 22301:2019 Business continuity management', 'Services in scope', 'Compute', 'Facts',
    'Owner', 'Versions'],
  changed: ['What changed between two versions', 'Older', 'Newer', 'Compare', 'What’s covered', 'Passages'],
  help: ['How to search', 'Type this', 'What the answer tells you', 'Keys'],
};

export default {
  async 'every page validates'({ url }) {
    for (const [name, path] of Object.entries(pages)) {
      const { stderr, error } = spawnSync('tidy', options, { input: await bodyOf(url, path), encoding: 'utf8' });
      assert.ok(!error, 'HTML Tidy is missing: apt-get install tidy');
      assert.deepEqual(stderr.split('\n').filter((line) => line !== '' && !isUnknown(line)), [], name);
    }
  },

  async 'every page reads in order without styles and script'({ url }) {
    for (const [name, parts] of Object.entries(order)) {
      const words = wordsOf(await bodyOf(url, pages[name]));
      let at = 0;
      for (const part of parts) {
        const found = words.indexOf(part, at);
        assert.ok(found >= 0, `${name}: "${part}" is missing after "${words.slice(Math.max(0, at - 40), at)}"`);
        at = found;
      }
    }
  },
};
