// Click through the pages: with and without script, wide and narrow, light and dark, by keyboard, on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { onStage, question, searchPath } from './stage.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const paths = [
  '/',
  searchPath(question),
  searchPath(question, '&explain=1&after=2024&audience=public'),
  searchPath('quantum teleportation of llamas', '&kind=faq'),
  searchPath('services in scope', '&kind=scope'),
  '/pages/offerings/iso-22301',
  '/pages/offerings/iso-22301?as_of=2025-06-30',
  '/statements/offerings/iso-22301%23services-in-scope',
  '/standards',
  '/help',
  '/nowhere',
  '/search?q=a&kind=nonsense',
];

const checks = {
  // The way of a visitor: from the home page to an answer, to its page.
  async 'a question leads to an answer and its page'({ page, url }) {
    await page.goto(url);
    await page.getByRole('combobox').fill(question);
    await page.getByRole('combobox').press('Enter');
    await page.waitForURL(/\/search\?q=/);
    assert.match(await page.locator('h1').innerText(), /Found/);
    assert.equal(await page.getByRole('combobox').inputValue(), question);
    await page.locator('.hit h2 a').first().click();
    await page.waitForURL(/\/pages\/offerings\/iso-22301#/);
    assert.equal(await page.locator('.said:target').count(), 1);
    assert.ok(await page.locator('.said:target .asked-for').isVisible());
    assert.equal(await page.locator('.outline [aria-current]').count(), 1);
  },

  async 'a filter narrows, a chip takes it back'({ page, url }) {
    await page.goto(url + searchPath('encryption'));
    const before = await page.locator('.count').innerText();
    await page.locator('.filters input[name=kind]').first().check();
    await page.getByRole('button', { name: 'Show these' }).click();
    await page.waitForURL(/kind=/);
    assert.notEqual(await page.locator('.count').innerText(), before);
    assert.ok(await page.locator('.filters input[name=kind]').first().isChecked());
    await page.locator('.chip', { hasText: 'Remove this filter' }).click();
    await page.waitForURL((address) => !address.search.includes('kind='));
    assert.equal(await page.locator('.count').innerText(), before);
  },

  async 'keys walk, copy and can be switched off'({ page, url }) {
    await page.goto(url + searchPath(question));
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), '_q');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.hit').id), '_p2');
    await page.keyboard.press('c');
    await page.getByText('Copied with its source').waitFor({ state: 'attached' });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await page.locator('#_t2').inputValue());
    assert.match(copied, /\nSource: .*https:\/\/trust\.larkfield\.example/);
    await page.goto(`${url}/help`);
    await page.getByLabel(/Switch off single keys/).check();
    await page.goto(url + searchPath(question));
    await page.keyboard.press('/');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), '_q');
    await page.evaluate(() => localStorage.clear());
  },

  async 'suggestions come and can be chosen'({ page, url }) {
    await page.goto(url);
    await page.getByRole('combobox').pressSequentially('iso 22');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.getByRole('option', { selected: true }).count(), 1);
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('option').count(), 0);
    await page.keyboard.type('3');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname !== '/');
  },

  async 'reasons open for the passage that was asked'({ page, url }) {
    await page.goto(url + searchPath(question));
    await page.locator('#_p2').getByText('Why this?').click();
    await page.waitForURL(/explain=1#_y2/);
    assert.ok(await page.locator('#_y2').isVisible());
    assert.ok(!(await page.locator('#_y1').isVisible()));
  },

  async 'nothing scrolls sideways'({ page, url }) {
    for (const width of [320, 375, 600, 768, 1023, 1024, 1280, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of paths) {
        await page.goto(url + path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${path} is ${wide} wide in ${width}`);
      }
    }
  },

  async 'everyone can use it (axe)'({ page, url }) {
    for (const width of [375, 1280]) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        for (const path of paths) {
          await page.goto(url + path);
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => window.axe.run());
          const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
          assert.deepEqual(told, [], `${path} at ${width}, ${colorScheme}`);
        }
      }
    }
  },

  async 'paper shows the question and whole citations'({ page, url }) {
    await page.goto(url + searchPath(question));
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.asked').isVisible());
    assert.ok(await page.locator('.cite').first().isVisible());
    assert.ok(!(await page.locator('.acts').first().isVisible()));
    assert.ok(!(await page.locator('.filters').isVisible()));
  },
};

// The same without script: the form, the filters' numbers, and texts to copy.
async function withoutScript(browser, url) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('input[type=search]').fill(question);
  await page.locator('input[type=search]').press('Enter');
  await page.waitForURL(/\/search\?q=/);
  assert.equal(await page.locator('[data-js]:visible').count(), 0);
  await page.locator('#_p1 .copies summary').click();
  assert.match(await page.locator('#_t1').inputValue(), /\nSource: /);
  await page.locator('.tick a').first().click();
  await page.waitForURL(/standard=/);
  assert.equal(await page.locator('.chip', { hasText: 'Remove this filter' }).count(), 1);
  await context.close();
}

await onStage(async (browser, url) => {
  let failed = 0;
  const run = async (name, play) => {
    try {
      await play();
      console.log(`ok      ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
  };
  for (const [name, check] of Object.entries(checks)) {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await run(name, async () => {
      await check({ page, url });
      // A page that fails on purpose is told by its number; everything else is a fault, such as of the policy.
      assert.deepEqual(complaints.filter((text) => !/status of 40[04]/.test(text)), []);
    });
    await context.close();
  }
  await run('everything works without script', () => withoutScript(browser, url));
  console.log(failed === 0 ? 'all passed' : `${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
