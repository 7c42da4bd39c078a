// The page of results: asking, narrowing, taking back, keys, copying, suggestions, results as one types.
import assert from 'node:assert/strict';
import { question, searchPath } from './stage.js';

const boxOf = (page) => page.getByRole('combobox');
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
const focused = (page, what) => page.evaluate(what);
const isAt = (part) => (address) => decodeURIComponent(address.search.replaceAll('+', ' ')).includes(part);

export default {
  // The way of a visitor: from the home page to an answer, to its page, and back.
  async 'a question leads to an answer and its page'({ page, url }) {
    await page.goto(url);
    await boxOf(page).fill(question);
    await boxOf(page).press('Enter');
    await page.waitForURL(/\/search\?q=/);
    assert.match(await page.locator('h1').innerText(), /Found/);
    assert.equal(await boxOf(page).inputValue(), question);
    await page.locator('.hit h2 a').first().click();
    await page.waitForURL(/\/pages\/offerings\/iso-22301\?q=.*#/);
    assert.equal(await page.locator('.said:target').count(), 1);
    assert.ok(await page.locator('.said:target .asked-for').isVisible());
    assert.ok((await page.locator('.said:target mark').count()) > 0);
    assert.equal(await page.locator('.outline [aria-current]').count(), 1);
    await page.getByRole('link', { name: 'Back to the passages' }).click();
    await page.waitForURL(/\/search\?q=/);
  },

  async 'a filter narrows, a chip takes it back'({ page, url }) {
    await page.goto(url + searchPath('encryption'));
    const before = await page.locator('.count').innerText();
    const tick = page.locator('.filters input[name=kind]').first();
    const promised = await page.locator('.filters li.tick:has(input[name=kind]) a').first().innerText();
    await tick.check();
    await page.getByRole('button', { name: 'Show these' }).click();
    await page.waitForURL(/kind=/);
    assert.match(await page.locator('.count').innerText(), new RegExp(`of ${promised.split(':')[0].trim()} `));
    assert.ok(await tick.isChecked());
    await page.locator('.chip', { hasText: 'Remove this filter' }).click();
    await page.waitForURL((address) => !address.search.includes('kind='));
    assert.equal(await page.locator('.count').innerText(), before);
  },

  async 'one reading is taken back, the other stays'({ page, url }) {
    await page.goto(url + searchPath('Is Desk covered by SOC 2?'));
    assert.equal(await page.locator('.chip', { hasText: 'Take this back' }).count(), 2);
    await page.locator('.chip', { hasText: 'Desk' }).click();
    await page.waitForURL(/plain=Desk/);
    assert.equal(await page.locator('.chip', { hasText: 'search the words only' }).count(), 1);
    await page.locator('.chip', { hasText: 'read it as a name' }).click();
    await page.waitForURL((address) => !address.search.includes('plain='));
  },

  async 'results come as one types, and Back leads to the search before'({ page, url }) {
    await page.goto(url + searchPath('encryption', '&kind=faq'));
    await page.evaluate(() => (window.sameDocument = true));
    await boxOf(page).fill('backup');
    await page.waitForURL(isAt('q=backup'));
    await boxOf(page).press('End');
    await boxOf(page).pressSequentially(' retention', { delay: 40 });
    await page.waitForURL(isAt('q=backup retention'));
    assert.ok(isAt('kind=faq')(new URL(page.url())), 'the filter is kept');
    assert.match(await page.title(), /backup retention/);
    assert.equal(await focused(page, () => document.activeElement.id), '_q');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.tagName === 'MAIN');
    assert.ok(await page.evaluate(() => window.sameDocument), 'no page was loaded in between');
    await page.goBack();
    await page.waitForURL(isAt('q=encryption'));
    await page.waitForFunction(() => document.querySelector('#_q').value === 'encryption');
    await page.waitForFunction(() => document.title.startsWith('encryption'));
    await page.goForward();
    await page.waitForFunction(() => document.title.startsWith('backup retention'));
  },

  async 'a server that does not answer leaves the question in the box'({ page, url }) {
    await page.goto(url + searchPath('encryption'));
    await page.route('**/search?*', (route) => route.abort());
    await boxOf(page).fill('backup');
    await page.getByRole('link', { name: 'Try again' }).waitFor();
    assert.equal(await boxOf(page).inputValue(), 'backup');
    return [/Failed to load resource/];
  },

  async 'keys walk, copy and can be switched off'({ page, url }) {
    await page.goto(url + searchPath(question));
    await page.keyboard.press('/');
    assert.equal(await focused(page, () => document.activeElement.id), '_q');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page, () => document.activeElement.closest('.hit').id), '_p2');
    await page.keyboard.press('c');
    await page.getByText('Copied with its source').waitFor({ state: 'attached' });
    assert.equal(await copied(page), await page.locator('#_t2').inputValue());
    assert.match(await copied(page), /\nSource: .*https:\/\/trust\.larkfield\.example/);
    await page.goto(`${url}/help`);
    await page.getByLabel(/Switch off single keys/).check();
    await page.goto(url + searchPath(question));
    await page.keyboard.press('/');
    assert.notEqual(await focused(page, () => document.activeElement.id), '_q');
  },

  async 'one key leads from the box to the clipboard'({ page, url }) {
    await page.goto(url + searchPath('encryption'));
    await boxOf(page).fill(question);
    await page.waitForURL(isAt('ISO 22301'));
    await boxOf(page).press('Control+Enter');
    await page.getByText('Copied with its source').waitFor({ state: 'attached' });
    assert.match(await copied(page), /^Yes\. You can use certificate/);
    assert.match(await copied(page), /\nSource: /);
  },

  async 'an answer is copied as Markdown, and cut to a length'({ page, url }) {
    await page.goto(url + searchPath(question));
    await page.locator('#_p1 .copies summary').click();
    await page.locator('#_p1').getByRole('button', { name: 'Markdown' }).click();
    await page.getByText('Copied with its source').waitFor({ state: 'attached' });
    assert.match(await copied(page), /^> Yes\. You can use certificate[^]*\n\n\[ISO 22301.*\]\(<https:/);
    await page.locator('#_n1').fill('20');
    await page.getByRole('button', { name: 'Cut at a sentence end' }).first().click();
    await page.waitForURL(/words=20/);
    assert.match(await page.locator('#_t1').inputValue(), /^Yes\. You can use [^.]*services in scope\. \[\.\.\.\]\nSource/);
    await page.locator('.chip', { hasText: 'at most 20 words' }).click();
    await page.waitForURL((address) => !address.search.includes('words='));
  },

  async 'suggestions come and can be chosen'({ page, url }) {
    await page.goto(url);
    await boxOf(page).pressSequentially('iso 22');
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

  async 'nothing found names what kept answers away'({ page, url }) {
    await page.goto(url + searchPath('How long are backups kept?', '&kind=control'));
    assert.match(await page.locator('h1').innerText(), /Nothing published says this/);
    assert.match(await page.locator('.note').innerText(), /Remove Requirement: then \d+ passages/);
    assert.equal(await page.locator('[data-copy]').count(), 0);
    await page.locator('.note a').first().click();
    await page.waitForURL((address) => !address.search.includes('kind='));
    assert.ok((await page.locator('[data-copy]').count()) > 0);
  },

  async 'a list is taken along'({ page, url }) {
    await page.goto(url + searchPath(question));
    const forms = { CSV: /^\uFEFF"Number","Verdict","Question"/, JSON: /^\{"query"/, Markdown: /^# Can we rely/ };
    for (const [name, begins] of Object.entries(forms)) {
      const link = page.getByRole('link', { name, exact: true }).first();
      assert.match(await (await page.request.get(url + (await link.getAttribute('href')))).text(), begins);
    }
  },
};
