// Every page, at every width, in both schemes: nothing scrolls sideways, axe finds nothing to mend. A picture of
// each is left for eyes.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pages, pictures } from './stage.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// All of it takes minutes; what one run needs is every page once narrow and once wide, the latter in the dark too.
const everything = process.env.AVOW_ALL_WIDTHS !== undefined;
const widths = everything ? [320, 375, 600, 768, 1024, 1280, 1600] : [375, 1280];
const edges = everything ? [320, 360, 375, 600, 767, 768, 1023, 1024, 1280, 1600] : [320, 360, 768, 1024, 1280];
const schemesAt = (width) => (everything || width === 1280 ? ['light', 'dark'] : ['light']);

/* The rules of axe on the page as it stands; in the dark only what colours can break. */
async function mend(page, name, scheme) {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const rules = scheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : null;
  const violations = await page.evaluate(async (only) => {
    const found = await window.axe.run(document, only ? { runOnly: only } : {});
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  }, rules);
  await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`), fullPage: true });
  assert.deepEqual(violations, [], `${name}, ${scheme}`);
}

export default {
  async 'nothing scrolls sideways'({ page, url }) {
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(url + path);
      for (const width of edges) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${name} is ${wide} wide in ${width}`);
      }
    }
  },

  async 'everyone can use it (axe)'({ page, url }) {
    mkdirSync(pictures, { recursive: true });
    await page.context().addInitScript(axe);
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(url + path);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const scheme of schemesAt(width)) await mend(page, `${name}-${width}`, scheme);
      }
    }
  },

  async 'targets are large enough to hit'({ page, url }) {
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(url + pages.result);
    const small = await page.locator('main :is(button, summary, .chip, .tick a, .pager a):visible').evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(small, []);
  },
};
