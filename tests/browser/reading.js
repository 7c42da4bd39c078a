// The other pages: a page of the sources, its versions, paper, and everything without script.
import assert from 'node:assert/strict';
import { pages, question, searchPath } from './stage.js';

export default {
  async 'a passage of a page is copied with its source'({ page, url }) {
    await page.goto(url + pages.page);
    await page.locator('.said:target').getByRole('button', { name: 'Copy with source' }).click();
    await page.getByText('Copied with its source').waitFor({ state: 'attached' });
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^- Compute, Object Store and Archive\n/);
    assert.match(text, /\nSource: .*"Services in scope"/);
    const top = await page.locator('.said:target').evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 720, `the passage is in sight (${top})`);
  },

  async 'versions of a page are compared'({ page, url }) {
    await page.goto(url + pages.page);
    await page.locator('#_versions + ol').getByRole('link', { name: /What changed/ }).click();
    await page.waitForURL(/\/diff\?from=2025-06-30&to=2026-06-30/);
    assert.ok((await page.locator('del').count()) > 0 && (await page.locator('ins').count()) > 0);
    const [older, newer] = await page.locator('.sides').first().locator('> div').all();
    const sides = [await older.boundingBox(), await newer.boundingBox()];
    assert.ok(sides[0].x + sides[0].width <= sides[1].x, 'older words stand beside newer ones');
    assert.ok((await page.getByRole('region', { name: 'Services that changed' }).count()) === 1);
    await page.setViewportSize({ width: 375, height: 800 });
    assert.equal((await older.boundingBox()).x, (await newer.boundingBox()).x);
  },

  async 'paper shows the question and whole citations'({ page, url }) {
    await page.goto(url + searchPath(question));
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.asked').isVisible());
    assert.ok(await page.locator('.cite').first().isVisible());
    assert.ok(!(await page.locator('.acts').first().isVisible()));
    assert.ok(!(await page.locator('.filters').isVisible()));
    const paper = await page.pdf({ format: 'A4' });
    assert.ok(paper.length > 10000 && paper.subarray(0, 5).toString() === '%PDF-');
  },

  async 'what matters is seen in forced colours'({ page, url }) {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(url + searchPath(question));
    const grounds = await page.evaluate(() =>
      ['.quote mark', 'h2 mark', 'body'].map((part) => getComputedStyle(document.querySelector(part)).backgroundColor),
    );
    assert.notEqual(grounds[0], grounds[2]);
    assert.notEqual(grounds[1], grounds[2]);
  },

  async 'the first answer starts high on a phone'({ page, url }) {
    await page.setViewportSize({ width: 375, height: 667 });
    await page.goto(url + searchPath(question));
    const { y } = await page.locator('.quote').first().boundingBox();
    assert.ok(y < 420, `the words of the first answer start at ${y}`);
    await page.getByText('Menu').click();
    assert.ok(await page.getByRole('link', { name: 'What’s covered' }).isVisible());
  },
};

// The same without script: the form, the filters' numbers, and texts to copy.
export const withoutScript = {
  async 'everything works without script'({ page, url }) {
    await page.goto(url);
    await page.locator('input[type=search]').fill(question);
    await page.locator('input[type=search]').press('Enter');
    await page.waitForURL(/\/search\?q=/);
    assert.equal(await page.locator('[data-js]:visible').count(), 0);
    await page.locator('#_p1 .copies summary').click();
    assert.match(await page.locator('#_t1').inputValue(), /\nSource: /);
    await page.locator('#_n1').fill('20');
    await page.getByRole('button', { name: 'Cut at a sentence end' }).first().click();
    await page.waitForURL(/words=20/);
    await page.locator('.tick a').first().click();
    await page.waitForURL(/standard=/);
    assert.equal(await page.locator('.chip', { hasText: 'Remove this filter' }).count(), 1);
  },
};
