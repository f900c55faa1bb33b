// SPDX-License-Identifier: GPL-2.0
// See report-browser: node report-browser.mjs PAGE [FOLDER FOR PICTURES]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';

const [page_path, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = `file://${page_path}`;
let bad = 0;

function check(ok, words) {
	console.log(`${ok ? 'ok  ' : 'FAIL'} ${words}`);
	bad += ok ? 0 : 1;
}

const browser = await puppeteer.launch({
	executablePath: process.env.CHROMIUM, headless: true,
	args: ['--no-sandbox', '--disable-gpu'],
});

// A tab that counts what goes wrong, or leaves the file.
async function open(width, scheme, hash = '') {
	const tab = await browser.newPage();

	tab.wrong = [];
	tab.on('console', m => /error|warn/.test(m.type()) && tab.wrong.push(m.text()));
	tab.on('pageerror', e => tab.wrong.push(e.message));
	tab.on('request', r => r.url().startsWith('file:') || r.url().startsWith('data:') ||
		tab.wrong.push(`asks for ${r.url()}`));
	await tab.setViewport({ width, height: 900 });
	await tab.emulateMediaFeatures([
		{ name: 'prefers-color-scheme', value: scheme },
		{ name: 'prefers-reduced-motion', value: 'reduce' }]);
	await tab.goto(address + hash);
	return tab;
}

const shown = tab => tab.$$eval('ol.list > li:not([hidden])', rows => rows.map(row => row.id));

for (const width of [375, 600, 768, 1000, 1280, 1920])
	for (const scheme of ['light', 'dark']) {
		const tab = await open(width, scheme);
		const beyond = await tab.evaluate(() =>
			document.documentElement.scrollWidth - innerWidth);

		check(beyond <= 0, `${width} px, ${scheme}: nothing is wider than the window`);
		check(!tab.wrong.length, `${width} px, ${scheme}: quiet console ${tab.wrong}`);
		if (pictures)
			await tab.screenshot({ path: `${pictures}/${width}-${scheme}.png` });
		if (width === 375 || width === 1280) {
			// details, too: the first places, open
			await tab.evaluate(() => document.querySelectorAll('details')
				.forEach((d, i) => { d.open = i < 40; }));
			await tab.evaluate(axe);
			const found = await tab.evaluate(() => window.axe.run());

			check(!found.violations.length, `${width} px, ${scheme}: axe-core ` +
				JSON.stringify(found.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 120)])));
		}
		await tab.close();
	}

const tab = await open(1280, 'light');
const data = await tab.$eval('#data', e => JSON.parse(e.textContent));
const all = data.places.length;
const of = test => data.places.flatMap((p, i) => test(p) ? [`p${i + 1}`] : []);

check((await shown(tab)).length === all, `all ${all} places are shown at first`);
const states = [...new Set(data.places.map(p => p.state))];
for (const state of states) {
	await tab.click(`.numbers a[data-state=${state}]`);
	check(String(await shown(tab)) === String(of(p => p.state === state)), `the number of '${state}' leads to them`);
}
check(/state=/.test(await tab.evaluate(() => location.hash)), 'the filter stands in the address');
const again = await open(1280, 'light', await tab.evaluate(() => location.hash));
check(String(await shown(again)) === String(await shown(tab)), 'the address gives the same filter again');
await again.close();
await tab.click('button[type=reset]');
await new Promise(done => setTimeout(done, 50));
check((await shown(tab)).length === all, 'Clear shows all again');

const { file } = data.places[all - 1];
await tab.keyboard.press('Tab');
await tab.evaluate(() => document.activeElement.blur());
await tab.keyboard.type('/');
await tab.keyboard.type(file.toUpperCase());
check(await tab.evaluate(() => document.activeElement.name === 'q'), "'/' goes to the search");
const found = await shown(tab);
check(found.length && found.includes(`p${all}`) && found.length <= of(p => JSON.stringify(p).includes(file)).length,
	'the search finds a file, in any case of letters');
await tab.keyboard.type(' nothing-is-called-so');
check(!(await shown(tab)).length && await tab.$eval('.nothing', e => !e.hidden), 'nothing found is said');
await tab.click('button[type=reset]');
await new Promise(done => setTimeout(done, 50));

const group = await tab.$eval('svg.broad a', a => a.dataset.subsystem);
await tab.$eval('svg.broad a', a => a.focus());
await tab.keyboard.press('Enter');
check(String(await shown(tab)) === String(of(p => p.subsystem === group)), `the map leads to '${group}', by keyboard`);

const place = await open(375, 'light', `#p${all}`);
check(await place.$eval(`#p${all} > details`, d => d.open), 'an address of a place opens it');
await place.focus('#p1 summary');
await place.keyboard.press('Enter');
check(await place.$eval('#p1 > details', d => d.open), 'Enter opens a place');
const step = await place.$('#p1 .chain summary');
if (step) {
	await step.focus();
	await place.keyboard.press('Enter');
	check(await place.$eval('#p1 .chain details[open] pre mark', m => m.textContent.length > 0),
		'a step of the chain shows its lines');
}
for (const link of await place.$$eval('a[href^="#"]', l => [...new Set(l.map(a => a.getAttribute('href')))]))
	if (!await place.$(link))
		check(false, `a link leads nowhere: ${link}`);

await tab.setJavaScriptEnabled(false);
await tab.reload();
check((await shown(tab)).length === all && await tab.$eval('form.tools', f => f.hidden),
	'without a script all places are there, and no dead tools');
const paper = await tab.pdf({ format: 'A4' });
check(paper.length > 1000, `prints (${Math.round(paper.length / 1024)} KiB)`);

await browser.close();
process.exit(bad ? 1 : 0);
