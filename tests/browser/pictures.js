// Take pictures of every page, wide and narrow, light and dark: node pictures.js [FOLDER]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onStage, question, searchPath } from './stage.js';

const folder = process.argv[2] ?? 'pictures';

const pages = {
  home: '/',
  result: searchPath(question),
  reasons: searchPath(question, '&explain=1#_y1'),
  filtered: searchPath('encryption at rest', '&kind=section&after=2024'),
  nothing: searchPath('Is your AI management system certified to ISO/IEC 42001?'),
  page: '/pages/offerings/iso-22301#services-in-scope',
  statement: '/statements/offerings/iso-22301%23services-in-scope',
  standards: '/standards',
  help: '/help',
  failure: '/nowhere',
};

mkdirSync(folder, { recursive: true });
await onStage(async (browser, url) => {
  for (const width of [1280, 375]) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(url + path);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
      await context.close();
    }
  }
});
