// Markup in every field of every source stays text on every page: tests/cases/xss.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onServer, root } from './stage.js';

const payloads = readFileSync(join(root, 'tests/cases/xss/payloads.txt'), 'utf8').trim().split('\n');
const quoted = (text) => JSON.stringify(text);

/* A corpus with each payload in every field: as a ready-made statement, a page with front matter, a file's
 * name, a table, names of the vocabulary, owners and addresses in avow.yml. */
function writeCorpus(folder) {
  mkdirSync(join(folder, 'pages'));
  const statements = payloads.map((payload, at) =>
    JSON.stringify({
      id: `made/s${at}#a`, page: `made/s${at}`, title: payload, url: payload, date: '2026-01-02', kind: at % 2 ? 'faq' : 'section',
      heading: [payload], question: at % 2 ? payload : null, text: `Harbour ${payload} end.`, audience: 'public',
      standards: [payload], services: [payload],
    }));
  writeFileSync(join(folder, 'made.jsonl'), statements.join('\n'));
  writeFileSync(join(folder, 'answers.csv'),
    `question,answer,standard,service\n${payloads.map((payload) =>
      ['Is it ' + payload, 'Table ' + payload, payload, payload].map((cell) => `"${cell.replaceAll('"', '""')}"`)).join('\n')}`);
  payloads.forEach((payload, at) => {
    const name = payload.replaceAll('/', '∕').slice(0, 100);
    writeFileSync(join(folder, 'pages', `${at} ${name}.md`),
      `---\ntitle: ${quoted(payload)}\nurl: ${quoted(payload)}\nowner: ${quoted(payload)}\naudience: public\ndate: 2026-01-02\n` +
      `standards: [${quoted(payload)}]\nservices: [${quoted(payload)}]\n---\n\n# \`${payload}\`\n\n## Harbour ${payload}\n\n` +
      `Meadow \`${payload}\` and ${payload} end.\n\n## Questions\n\n### Is \`${payload}\` covered?\n\nYes: \`${payload}\`.\n`);
  });
  writeFileSync(join(folder, 'names.yml'),
    `standards:\n${payloads.map((payload, at) => `  - {id: std-${at}, name: ${quoted(`Standard${at} ${payload}`)}, aliases: [${quoted(`std${at} ${payload}`)}]}`).join('\n')}\n` +
    `services:\n${payloads.map((payload, at) => `  - {id: svc-${at}, name: ${quoted(`Service${at} ${payload}`)}}`).join('\n')}\n`);
  writeFileSync(join(folder, 'avow.yml'),
    `sources:\n  - {path: ., audience: public, owner: ${quoted(payloads[1])}, language: en}\nvocabulary: [names.yml]\n`);
}

const elements = new Set(
  ('html head meta title link script body a header form input kbd button nav details summary ul ol li main div p h1 h2 h3 h4 span svg use ' +
    'mark blockquote section article aside dl dt dd table thead tbody tr th td caption time b code label textarea fieldset legend select ' +
    'option small footer br del ins').split(' '),
);

/* What stands in a parsed page that no template writes; runs in the browser, whose parser is the judge. */
const strangers = ([html, known]) => {
  const found = [];
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('*')) {
    if (!known.includes(element.localName)) found.push(`<${element.localName}>`);
    if (element.localName === 'script' && !element.getAttribute('src')?.startsWith('/assets/')) found.push('a script');
    if (element.localName === 'link' && !element.getAttribute('href').startsWith('/')) found.push('a link');
    if (element.localName === 'meta' && element.hasAttribute('http-equiv')) found.push('a refresh');
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'formaction') found.push(name);
      const leads = ['href', 'src', 'action'].includes(name) || name.endsWith(':href');
      if (leads && !/^(\/(?!\/)|#|https?:)/.test(value)) found.push(`${name}=${value}`);
    }
  }
  if (page.querySelectorAll('main').length !== 1 || page.querySelectorAll('h1').length > 1) found.push('another main or h1');
  return found;
};

async function readAll(page, url, paths) {
  const known = [...elements];
  for (const path of paths) {
    const answer = await fetch(url + path);
    const type = answer.headers.get('content-type') ?? '';
    const body = await answer.text();
    assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
    if (type.startsWith('text/html')) assert.deepEqual(await page.evaluate(strangers, [body, known]), [], path);
    else if (type.includes('json')) JSON.parse(body);
    else if (type.includes('xml'))
      assert.equal(await page.evaluate((xml) => new DOMParser().parseFromString(xml, 'text/xml').querySelector('parsererror, script')?.outerHTML, body), undefined, path);
    else assert.match(type, /^text\/(csv|markdown|plain)/, path);
  }
}

/* Every page and statement there is, and every payload as question, filter and address. */
async function pathsOf(url) {
  const found = new Set(['/', '/standards', '/help']);
  for (const words of ['Harbour', 'Meadow', 'Table', 'covered']) {
    const answer = await (await fetch(`${url}/api/v1/search?q=${words}&limit=100`)).json();
    for (const { id, page } of answer.results) {
      found.add(`/statements/${encodeURIComponent(id)}`);
      found.add(`/pages/${encodeURIComponent(page.id)}?q=${words}`);
    }
    found.add(`/search?q=${words}&limit=100&explain=1`).add(`/search.csv?q=${words}&limit=100`).add(`/search.md?q=${words}&limit=100`);
  }
  payloads.forEach((payload, at) => {
    const hostile = encodeURIComponent(payload);
    for (const name of ['standard', 'service', 'kind', 'after', 'page', 'plain', 'sort', 'words', 'nonsense'])
      if (at % 4 === name.length % 4) found.add(`/search?q=harbour&${name}=${hostile}`);
    const known = [`/standards/std-${at}`, `/services/svc-${at}`, `/scope?standard=std-${at}&service=svc-${at}`];
    const foreign = ['/standards/', '/services/', '/scope?environment=', '/scope?as_of=', '/todo?owner=', '/feed.atom?service='];
    found.add(at % 2 ? known[at % known.length] : foreign[at % foreign.length] + hostile);
    found.add(`/search?q=${hostile}`).add(`/${hostile}`).add(`/pages/${hostile}`).add(`/search?q=harbour&${hostile}=1`);
    found.add(`/search?q=std${at}+Service${at}+${hostile}`).add(`/api/v1/suggest?q=standard${at}`);
  });
  for (const path of ['/scope', '/certificates', '/todo', '/changes', '/feed.atom'])
    if ((await fetch(url + path)).status === 200) found.add(path);
  return [...found];
}

export default {
  async 'markup in every field stays text'({ page }) {
    const folder = mkdtempSync(join(tmpdir(), 'avow-hostile-'));
    assert.ok(payloads.length >= 50);
    try {
      writeCorpus(folder);
      await onServer(folder, async (url) => {
        const paths = await pathsOf(url);
        assert.ok(paths.length > 400, `${paths.length} addresses`);
        await page.goto('about:blank');
        await readAll(page, url, paths);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
