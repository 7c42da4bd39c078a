// Comfort only: every page works without this file. Keys, copying, the outline's place, suggestions.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const box = one('#_q');
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

  for (const element of all('[data-js]'))
    element.hidden = element.tagName === 'KBD' && keysAreOff();

  const live = document.createElement('p');
  live.className = 'hidden-text';
  live.setAttribute('role', 'status');
  one('main').append(live);

  // Copying: the button and a live region say so for two seconds.
  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    const label = button.firstChild;
    const before = button.dataset.label ?? label.nodeValue;
    button.dataset.label = before;
    button.style.minWidth = `${button.offsetWidth}px`;
    try {
      await navigator.clipboard.writeText(source.value);
      label.nodeValue = 'Copied ';
      live.textContent = 'Copied with its source';
    } catch {
      label.nodeValue = 'Not allowed ';
      live.textContent = 'The browser does not let this page copy; use Copy as';
    }
    setTimeout(() => {
      label.nodeValue = before;
      live.textContent = '';
    }, 2000);
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
      const button = one('[data-copy]', links[at]?.closest('.hit') ?? document);
      if (button) copy(button);
    }
  });

  const keySwitch = one('#_keys_off');
  if (keySwitch) {
    keySwitch.checked = keysAreOff();
    keySwitch.addEventListener('change', () => rememberKeys(keySwitch.checked));
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
  for (const form of all('form[action="/search"]')) {
    form.addEventListener('submit', () => {
      for (const field of all('input', form))
        if (field.name !== 'q' && field.value === '') field.disabled = true;
      setTimeout(() => {
        one('main').classList.add('busy');
        live.textContent = 'Searching…';
      }, 400);
    });
  }
  addEventListener('pageshow', () => {
    one('main').classList.remove('busy');
    for (const field of all('input:disabled')) field.disabled = false;
  });

  // Suggestions: a combobox as ARIA 1.2 has it; the focus stays in the box.
  if (!box) return;
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
    list.hidden = true;
    chosen = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };

  const choose = (index) => {
    const options = all('li', list);
    chosen = (index + options.length + 1) % (options.length + 1);
    if (chosen === options.length) chosen = -1;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === chosen)));
    if (chosen < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', options[chosen].id);
    options[chosen]?.scrollIntoView({ block: 'nearest' });
  };

  const show = (suggestions) => {
    list.replaceChildren();
    suggestions.forEach((suggestion, at) => {
      const option = document.createElement('li');
      const type = document.createElement('span');
      option.id = `_suggestion${at}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset.url = suggestion.url;
      type.textContent = suggestion.type;
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

  box.addEventListener('input', () => {
    const words = box.value.trim();
    const mine = ++asked;
    if (words.length < 2 || words.length > 100) return close();
    setTimeout(async () => {
      if (mine !== asked) return;
      try {
        const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(words)}`);
        const { suggestions } = await answer.json();
        if (mine === asked && answer.ok && document.activeElement === box) show(suggestions);
      } catch {
        close();
      }
    }, 120);
  });

  box.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
      event.preventDefault();
    } else if (event.key === 'Enter' && chosen >= 0) {
      go(all('li', list)[chosen]);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      close();
      event.preventDefault();
    }
  });
  box.addEventListener('blur', () => setTimeout(close, 150));
  list.addEventListener('pointerdown', (event) => {
    const option = event.target.closest('li');
    event.preventDefault();
    if (option) go(option);
  });
})();
