// Comfort only: every page works without this file. Keys, copying, results as one types, suggestions.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const main = one('main');
  const box = one('#_q');
  const onResults = location.pathname === '/search' && box !== null;
  const remembered = 'avow-keys-off';

  // Single keys can be switched off; a browser that forbids storage keeps them on.
  const keysAreOff = () => {
    try {
      return localStorage.getItem(remembered) === '1';
    } catch {
      return false;
    }
  };

  const rememberKeys = (off) => {
    try {
      localStorage.setItem(remembered, off ? '1' : '0');
    } catch {
      // Nothing to remember with: the switch holds until the page is left.
    }
  };

  // One polite voice for everything that happens without a new page.
  const live = document.createElement('p');
  live.className = 'hidden-text';
  live.setAttribute('role', 'status');
  document.body.append(live);
  let said = 0;
  const say = (words, after = 0) => {
    clearTimeout(said);
    said = setTimeout(() => (live.textContent = words), after);
  };

  // What only works with this file is shown; what older browsers keep closed on wide screens is opened.
  const prepare = () => {
    for (const element of all('[data-js]'))
      element.hidden = element.tagName === 'KBD' && keysAreOff();
    if (CSS.supports('selector(::details-content)')) return;
    for (const [selector, width] of [['.tabs details, .choices', 48], ['.filters, .outline details', 64]])
      for (const element of all(selector)) element.open = matchMedia(`(min-width: ${width}rem)`).matches;
  };
  prepare();

  // Copying: the button and the voice say so for two seconds.
  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    const label = button.firstChild;
    const before = button.dataset.label ?? label.nodeValue;
    button.dataset.label = before;
    button.style.minWidth = `${button.offsetWidth}px`;
    try {
      await navigator.clipboard.writeText(source.value);
      label.nodeValue = 'Copied ';
      say(button.dataset.said ? `Copied, ${button.dataset.said}` : 'Copied with its source');
    } catch {
      label.nodeValue = 'Not allowed ';
      say('The browser does not let this page copy; use Copy as');
    }
    setTimeout(() => (label.nodeValue = before), 2000);
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(button);
  });

  // Keys: down and up walk the passages, `/` goes to the box, `c` copies.
  const move = (event, links, at) => {
    const next = event.key === 'ArrowDown' ? links[at + 1] : (links[at - 1] ?? box);
    if (!next || (event.key === 'ArrowUp' && at < 0)) return;
    next.focus();
    event.preventDefault();
  };

  document.addEventListener('keydown', (event) => {
    const active = document.activeElement;
    const typing = active.matches('input:not([type=checkbox]), textarea, select');
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing && event.key === 'Escape') active.blur();
    if (typing && !(active === box && event.key === 'ArrowDown')) return;
    const links = all('.hit h2 a');
    const at = links.indexOf(active);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      move(event, links, at);
    } else if (keysAreOff()) {
      return;
    } else if (event.key === '/' && box) {
      box.focus();
      box.select();
      event.preventDefault();
    } else if (event.key === 'c' && (at >= 0 || !String(getSelection()))) {
      const shown = one('.said:target');
      const button = one('[data-copy]', links[at]?.closest('.hit') ?? shown ?? document);
      if (button) copy(button);
    }
  });

  const keySwitch = one('#_keys_off');
  if (keySwitch) {
    keySwitch.checked = keysAreOff();
    keySwitch.addEventListener('change', () => {
      rememberKeys(keySwitch.checked);
      prepare();
    });
  }

  // The outline shows where in the page one is.
  const showPlace = () => {
    for (const link of all('.outline a')) {
      const here = location.hash !== '' && link.hash === location.hash;
      if (here) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener('hashchange', showPlace);
  showPlace();

  // Old results stay while new ones are asked for; only a slow answer is announced.
  let waiting = 0;
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      main.classList.add('busy');
      say('Searching…');
    }, 400);
  };
  const rest = () => {
    clearTimeout(waiting);
    main.classList.remove('busy');
  };

  document.addEventListener('submit', ({ target: form, defaultPrevented }) => {
    if (defaultPrevented || form.method !== 'get') return;
    for (const field of all('input', form))
      if (field.name !== 'q' && field.value === '') field.disabled = true;
    wait();
  });
  addEventListener('pageshow', () => {
    rest();
    for (const field of all('input:disabled')) field.disabled = false;
  });

  if (!box) return;

  // Results as one types: the page of the new address is asked for and its middle put in place. The first
  // change after a search that was sent makes an entry of its own in the history, the next ones replace it:
  // Back leads to the search before, never through half-typed words.
  let shown = location.pathname + location.search;
  let half = false;
  let asking = null;

  const addressOf = (form) => {
    const given = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
    return `/search?${new URLSearchParams(given)}`;
  };

  const fail = (address) => {
    const note = document.createElement('p');
    const again = document.createElement('a');
    note.className = 'wrap failed';
    again.href = address;
    again.textContent = 'Try again';
    note.append('The server did not answer. Your question is still in the box. ', again);
    one('.failed')?.remove();
    main.prepend(note);
    say(note.textContent);
  };

  const put = (page) => {
    const kept = all('input[type=hidden]', one('header form', page) ?? page.createElement('form'));
    main.replaceChildren(...one('main', page).childNodes);
    for (const field of all('input[type=hidden]', box.form)) field.remove();
    box.form.prepend(...kept);
    document.title = page.title;
    prepare();
    say([one('.verdict'), one('.count')].map((part) => part?.innerText ?? '').join('. '), 600);
  };

  const show = async (address) => {
    asking?.abort();
    const mine = (asking = new AbortController());
    wait();
    try {
      const answer = await fetch(address, { signal: mine.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== asking) return false;
      put(page);
      shown = address;
      return true;
    } catch {
      if (mine === asking) fail(address);
      return false;
    } finally {
      if (mine === asking) rest();
    }
  };

  // Show what the box asks for; `sent`: these words are meant, they are no longer half-typed.
  const search = async (sent) => {
    const address = addressOf(box.form);
    if (address !== shown && (await show(address))) {
      history[half ? 'replaceState' : 'pushState'](null, '', address);
      half = true;
    }
    if (sent && address === shown) half = false;
  };

  addEventListener('popstate', () => {
    const address = location.pathname + location.search;
    if (!onResults || address === shown) return;
    box.value = new URLSearchParams(location.search).get('q') ?? '';
    half = false;
    show(address);
  });

  // Suggestions: a combobox as ARIA 1.2 has it; the focus stays in the box.
  const kinds = { standard: 'Standard or law', service: 'Service', question: 'Question', page: 'Page' };
  const most = onResults ? 4 : 10;
  const list = document.createElement('ul');
  let asked = 0;
  let chosen = -1;
  list.className = 'suggestions';
  list.id = '_suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  box.parentElement.append(list);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  }))
    box.setAttribute(name, value);

  const close = () => {
    asked++;
    list.hidden = true;
    chosen = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };

  // A list that comes late must not take the choice away.
  const choose = (index) => {
    asked++;
    const options = all('li', list);
    chosen = (index + options.length + 1) % (options.length + 1);
    if (chosen === options.length) chosen = -1;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
    if (chosen < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', options[chosen].id);
    options[chosen]?.scrollIntoView({ block: 'nearest' });
  };

  const offer = (suggestions) => {
    list.replaceChildren();
    suggestions.slice(0, most).forEach((suggestion, at) => {
      const option = document.createElement('li');
      const type = document.createElement('span');
      option.id = `_suggestion${at}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset.url = suggestion.url;
      type.textContent = kinds[suggestion.type] ?? suggestion.type;
      option.append(suggestion.text, type);
      list.append(option);
    });
    chosen = -1;
    list.hidden = suggestions.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
  };

  const go = (option) => {
    const url = new URL(option.dataset.url, location.href);
    if (url.origin === location.origin) location.assign(url);
  };

  const suggest = async (words, mine) => {
    try {
      const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(words)}`);
      const { suggestions } = await answer.json();
      if (mine === asked && answer.ok && document.activeElement === box) offer(suggestions);
    } catch {
      close();
    }
  };

  box.addEventListener('input', () => {
    const words = box.value.trim();
    const mine = ++asked;
    if (words.length < 2) return close();
    setTimeout(() => {
      if (mine !== asked) return;
      if (onResults) search(false);
      if (words.length <= 100) suggest(words, mine);
    }, 80);
  });

  // Enter sends the words; with Ctrl it copies the first answer as well.
  const send = async (event) => {
    const copying = event.ctrlKey || event.metaKey;
    if (!onResults || box.value.trim() === '') return;
    event.preventDefault();
    close();
    await search(true);
    const button = one('.hit [data-copy]');
    if (copying && button) copy(button);
    else if (!copying) main.focus({ preventScroll: true });
  };

  box.addEventListener('keydown', (event) => {
    const open = !list.hidden;
    if (event.key === 'Enter' && open && chosen >= 0) {
      go(all('li', list)[chosen]);
      event.preventDefault();
    } else if (event.key === 'Enter') {
      send(event);
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
      event.preventDefault();
    } else if (event.key === 'Escape') {
      // A search field would erase the question.
      if (open) close();
      else box.blur();
      event.preventDefault();
    }
  });
  box.form.addEventListener('submit', (event) => {
    if (event.submitter?.matches('.box .button') && onResults) send(event);
  });
  box.addEventListener('blur', () => setTimeout(close, 150));
  list.addEventListener('pointerdown', (event) => {
    const option = event.target.closest('li');
    event.preventDefault();
    if (option) go(option);
  });
})();
