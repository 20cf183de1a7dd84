// npm run icons: the icons that need pixels, from public/icon.svg, drawn by Chromium: 192 and 512 for
// installing, 180 for Apple's home screens, and one whose paper reaches the edges, because
// systems cut it to a circle of their own ("maskable": what matters lies within the inner 80 %).
import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT, installChromium, installPackages } from './prepare.mjs';

installPackages();
installChromium();
const { chromium } = await import('@playwright/test');

const FOLDER = `${ROOT}/public`;
const svg = readFileSync(`${FOLDER}/icon.svg`, 'utf8');
// Apple and the maskable one round the corners themselves.
const square = svg.replace(' rx="12"', '');

const ICONS = /** @type {const} */ ([
  { name: 'icon-192', size: 192, drawing: svg },
  { name: 'icon-512', size: 512, drawing: svg },
  { name: 'icon-180', size: 180, drawing: square },
  { name: 'icon-maskable-512', size: 512, drawing: square },
]);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
});
for (const { name, size, drawing } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>* { margin: 0 } svg { display: block }</style>${drawing}`);
  writeFileSync(`${FOLDER}/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
