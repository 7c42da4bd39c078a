// What's covered: the table, its columns, its lists on a phone, and what a pair of names says.
import assert from 'node:assert/strict';
import { pages } from './stage.js';

const heads = (page) => page.locator('.matrix thead th').allInnerTexts();

export default {
  async 'each word of the table opens its passage'({ page, url }) {
    await page.goto(url + pages.scope);
    await page.locator('.matrix a.state.out').first().click();
    await page.waitForURL(/\/(pages|scope)/);
    assert.equal(await page.locator('.said:target, .covers li').count() > 0, true);
  },

  async 'columns are chosen by ticking'({ page, url }) {
    await page.goto(url + pages.scope);
    assert.equal((await heads(page)).length, 9);
    await page.locator('.choose summary').click();
    const ticked = page.locator('.choose input:checked');
    while ((await ticked.count()) > 0) await ticked.first().uncheck();
    await page.getByLabel('HIPAA', { exact: true }).check();
    await page.getByLabel('PCI DSS', { exact: true }).check();
    await page.getByRole('button', { name: 'Show these' }).click();
    await page.waitForURL(/column=hipaa/);
    assert.equal((await heads(page)).length, 3);
    await page.locator('.choose summary').click();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForURL(/all=1/);
    assert.ok((await heads(page)).length > 9);
  },

  async 'a phone gets lists instead of a table'({ page, url }) {
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(url + pages.scope);
    assert.ok(!(await page.locator('.matrix').isVisible()));
    await page.locator('.small-lists').getByRole('link', { name: 'Desk' }).click();
    await page.waitForURL(/service=desk/);
    assert.match(await page.locator('h1').innerText(), /Desk/);
    assert.ok(await page.locator('.covers .state.out').first().isVisible());
  },

  async 'pages that disagree are shown together'({ page, url }) {
    await page.goto(url + pages.pair);
    assert.match(await page.locator('.verdict').innerText(), /Unclear/);
    assert.equal(await page.locator('.covers .state.out').count(), 1);
    assert.equal(await page.locator('.covers .state.yes').count(), 1);
    await page.goto(url + pages.silent);
    assert.match(await page.locator('main').innerText(), /That is not a “no”/);
  },

  async 'answers open in place and are copied with their source'({ page, url }) {
    await page.goto(url + pages.standard);
    await page.locator('.question summary').nth(1).click();
    await page.locator('.question').nth(1).getByRole('button', { name: /Copy with source/ }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /\nSource: /);
  },

  async 'paper shows the whole table'({ page, url }) {
    await page.goto(url + pages.scope);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.matrix').isVisible());
    assert.ok(!(await page.locator('form.narrow').isVisible()));
    assert.equal(await page.locator('.region').evaluate((region) => getComputedStyle(region).overflowY), 'visible');
  },
};
