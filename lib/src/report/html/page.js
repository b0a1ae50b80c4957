'use strict';
(() => {
  const one = (id) => document.getElementById(id);
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const root = document.documentElement;
  const rows = all('#rows tr');
  const sections = new Map(rows.map((row) => [row, one(row.dataset.of)]));
  const words = new Map(rows.map((row) => [row, [row.textContent, row.dataset.name, row.dataset.rules].join(' ').toLowerCase()]));
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const state = { q: '', outcome: '', rule: '', lang: 'zh', sort: 'rank', down: false };

  const speak = () => {
    const english = state.lang === 'en';
    root.classList.toggle('english', english);
    root.lang = english ? 'en' : 'zh-CN';
  };

  const filter = () => {
    const wanted = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = (!state.outcome || row.dataset.outcome === state.outcome) &&
        (!state.rule || row.dataset.rules.split(' ').includes(state.rule)) &&
        wanted.every((word) => words.get(row).includes(word));
      row.hidden = !fits;
      sections.get(row).hidden = !fits;
      shown += fits ? 1 : 0;
    }
    one('shown').textContent = shown;
    one('none').hidden = shown > 0;
    one('search').value = state.q;
    for (const button of all('[data-outcome][aria-pressed]')) button.ariaPressed = String(button.dataset.outcome === state.outcome);
    for (const button of all('[data-rule][aria-pressed]')) button.ariaPressed = String(button.dataset.rule === state.rule);
  };

  // The details follow once the rows have been painted: among a thousand submissions they take as long again.
  let order = rows;
  let following = 0;
  const arrangeDetails = () => one('details').append(...order.map((row) => sections.get(row)));
  const arrange = (ordered) => {
    if (ordered.every((row, place) => row === order[place])) return;
    order = ordered;
    one('rows').append(...order);
    clearTimeout(following);
    following = setTimeout(arrangeDetails, 50);
  };

  const sort = () => {
    const key = state.sort;
    const sign = state.down ? -1 : 1;
    const value = (row) => row.dataset[key];
    arrange([...rows].sort((a, b) => key === 'rank' ? sign * (value(a) - value(b)) : sign * collator.compare(value(a), value(b))));
    for (const button of all('[data-sort]')) {
      const heading = button.parentElement;
      if (button.dataset.sort === key) heading.ariaSort = state.down ? 'descending' : 'ascending';
      else heading.removeAttribute('aria-sort');
    }
  };

  const reveal = (id) => {
    const section = /^s\d+$/.test(id) ? one(id) : null;
    if (!section) return;
    section.open = true;
    section.scrollIntoView();
    section.querySelector('summary').focus({ preventScroll: true });
  };

  // The address may say what to show, as in #outcome=fail&rule=video.date&q=学校&lang=en, or which submission to open.
  const follow = () => {
    const address = location.hash.slice(1);
    if (!address.includes('=')) return reveal(address);
    for (const [key, value] of new URLSearchParams(address)) if (['q', 'outcome', 'rule', 'lang', 'sort'].includes(key)) state[key] = value;
    if (!rows.length || !(state.sort in rows[0].dataset)) state.sort = 'rank';
    speak();
    sort();
    filter();
  };

  const choose = (key, value) => { state[key] = state[key] === value ? '' : value; filter(); };
  for (const button of all('button[data-outcome]')) button.onclick = () => choose('outcome', button.dataset.outcome);
  for (const button of all('button[data-rule]')) button.onclick = () => choose('rule', button.dataset.rule);
  for (const button of all('[data-sort]')) {
    button.onclick = () => {
      state.down = state.sort === button.dataset.sort && !state.down;
      state.sort = button.dataset.sort;
      sort();
    };
  }
  one('search').oninput = (event) => { state.q = event.target.value; filter(); };
  one('reset').onclick = () => { Object.assign(state, { q: '', outcome: '', rule: '' }); filter(); };
  one('language').onclick = () => { state.lang = state.lang === 'en' ? 'zh' : 'en'; speak(); };
  one('print').onclick = () => print();
  one('rows').onclick = (event) => {
    const row = event.target.closest('tr');
    if (row && !getSelection().toString()) { event.preventDefault(); reveal(row.dataset.of); }
  };
  document.querySelector('form').onsubmit = (event) => event.preventDefault();
  const open = (value) => { for (const section of sections.values()) section.open = value; };
  one('open').onclick = () => open(true);
  one('close').onclick = () => open(false);

  let opened = [];
  addEventListener('beforeprint', () => {
    arrangeDetails();
    opened = all('.submission:not([open]), .units:not([open])');
    for (const section of opened) section.open = true;
  });
  addEventListener('afterprint', () => { for (const section of opened) section.open = false; });
  addEventListener('hashchange', follow);
  addEventListener('keydown', (event) => {
    const typing = document.activeElement.tagName === 'INPUT';
    if (event.key === '/' && !typing) { event.preventDefault(); one('search').focus(); }
    if (event.key === 'Escape' && document.activeElement === one('search')) { state.q = ''; filter(); }
  });
  follow();
})();
