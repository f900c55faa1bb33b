// SPDX-License-Identifier: GPL-2.0
// Filters and searches the places. The page is whole without it.
(() => {
	'use strict';
	const data = JSON.parse(document.getElementById('data').textContent);
	const form = document.querySelector('form.tools');
	if (!form)
		return;
	const rows = [...document.querySelectorAll('ol.list > li')];
	const output = form.querySelector('output');
	const nothing = document.querySelector('.nothing');
	const fields = form.elements;
	const calm = matchMedia('(prefers-reduced-motion: reduce)');

	// What is searched in: all that the data says of a place.
	const words = value => value && typeof value === 'object' ?
		Object.values(value).map(words).join(' ') : String(value);
	const texts = data.places.map(place => words(place).toLowerCase());
	const shown = rows.map(row => ({
		says: row.querySelector('.says').textContent,
		does: row.querySelector('.does').textContent,
		subsystem: row.querySelector('.entry').textContent,
	}));
	const boxes = () => [...form.querySelectorAll('[name=state]')];
	const choices = ['says', 'does', 'subsystem'].filter(name => fields[name]);

	function matches(i, wanted, states) {
		return (!states.length || states.includes(data.places[i].state)) &&
			choices.every(name => !fields[name].value ||
				fields[name].value === shown[i][name]) &&
			wanted.every(word => texts[i].includes(word));
	}

	function filter() {
		const wanted = fields.q.value.toLowerCase().split(/\s+/).filter(Boolean);
		const states = boxes().filter(box => box.checked).map(box => box.value);
		let count = 0;

		rows.forEach((row, i) => {
			row.hidden = !matches(i, wanted, states);
			count += row.hidden ? 0 : 1;
		});
		output.textContent = `${count} of ${rows.length}`;
		nothing.hidden = count > 0;
		remember(states);
	}

	// The filter stands in the address, so that it can be sent to others.
	function remember(states) {
		const query = new URLSearchParams();

		if (fields.q.value)
			query.set('q', fields.q.value);
		states.forEach(state => query.append('state', state));
		choices.forEach(name => fields[name].value &&
			query.set(name, fields[name].value));
		const text = query.toString();
		if (text || /=/.test(location.hash))
			history.replaceState(null, '', text ? `#${text}` : '#places');
	}

	function recall() {
		const query = new URLSearchParams(location.hash.slice(1));

		fields.q.value = query.get('q') || '';
		boxes().forEach(box => {
			box.checked = query.getAll('state').includes(box.value);
		});
		choices.forEach(name => { fields[name].value = query.get(name) || ''; });
	}

	function show(element) {
		element.scrollIntoView({
			behavior: calm.matches ? 'auto' : 'smooth', block: 'start' });
	}

	// An address that names a place opens it, whatever the filter hides.
	function open() {
		const row = /^#p\d+$/.test(location.hash) &&
			document.querySelector(location.hash);

		if (!row)
			return /=/.test(location.hash) ? (recall(), filter()) : undefined;
		row.hidden = false;
		row.querySelector('details').open = true;
		row.querySelector('summary').focus({ preventScroll: true });
		show(row);
	}

	// A number or a box of the map sets the filter to what it counts.
	function choose(link, event) {
		event.preventDefault();
		form.reset();
		boxes().forEach(box => { box.checked = box.value === link.dataset.state; });
		if (link.dataset.subsystem && fields.subsystem)
			fields.subsystem.value = link.dataset.subsystem;
		filter();
		show(document.getElementById('places'));
		fields.q.focus({ preventScroll: true });
	}

	let before = [];
	form.hidden = false;
	form.addEventListener('input', filter);
	form.addEventListener('submit', event => event.preventDefault());
	form.addEventListener('reset', () => setTimeout(filter));
	fields.open.addEventListener('click', () => {
		const seen = rows.filter(row => !row.hidden)
			.map(row => row.querySelector('details'));
		const all = seen.every(details => details.open);

		seen.forEach(details => { details.open = !all; });
		fields.open.textContent = all ? 'Open all' : 'Close all';
	});
	document.querySelectorAll('a[data-state], a[data-subsystem]').forEach(link =>
		link.addEventListener('click', event => choose(link, event)));
	document.addEventListener('keydown', event => {
		if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) &&
		    !event.ctrlKey && !event.metaKey && !event.altKey) {
			event.preventDefault();
			fields.q.focus();
		}
	});
	addEventListener('hashchange', open);
	// On paper, what is suspect is told in full.
	addEventListener('beforeprint', () => {
		before = rows.map(row => row.querySelector('details').open);
		rows.forEach(row => {
			if (row.matches('.suspect, .open'))
				row.querySelector('details').open = true;
		});
	});
	addEventListener('afterprint', () => before.forEach((was, i) => {
		rows[i].querySelector('details').open = was;
	}));
	// before filter(), which writes the address anew
	if (/=/.test(location.hash))
		recall();
	filter();
	open();
})();
