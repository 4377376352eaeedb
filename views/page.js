// The same on every page, whatever a report says: no text of a source ever reaches this file.
(() => {
  if (window.dzPage) return;
  window.dzPage = true;
  const current = '[aria-current=location]';

  // What Streamlit's own parts say is English: where it stands word for word in our list, the page's language is
  // put in its place. The list and the language come with the navigation; report text is never looked at.
  let listed = '';
  let chinese = {};
  let said = {};
  const inLanguage = (text) => {
    const numbers = text.match(/\d+/g) || [];
    const found = said[text.trim().replace(/\d+/g, '#')];
    return found && found.replace(/#/g, () => numbers.shift());
  };
  const ours = '.stHtml, pre, script, style';
  const named = ['aria-label', 'title', 'placeholder'];
  const translate = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element || element.closest(ours)) return;
    if (node === element) {
      for (const name of named) {
        const found = inLanguage(element.getAttribute(name) || '');
        if (found) element.setAttribute(name, found);
      }
    } else {
      const found = inLanguage(node.nodeValue || '');
      if (found) node.nodeValue = found;
    }
    node.childNodes.forEach(translate);
  };
  const speak = (changes) => {
    const pages = document.querySelector('.dz-pages');
    if (pages && pages.dataset.words !== listed) {
      listed = pages.dataset.words;
      said = JSON.parse(listed);
      // An English page has no list: what this visitor's Chinese pages have turned is turned back.
      if (pages.lang === 'en') said = Object.fromEntries(Object.entries(chinese).map(([en, zh]) => [zh, en]));
      else chinese = said;
      document.documentElement.lang = pages.lang;
      for (const name of ['reading', 'preparing'])
        document.documentElement.style.setProperty(`--dz-${name}`, JSON.stringify(pages.dataset[name]));
      translate(document.body);
      return;
    }
    for (const change of changes)
      if (change.type === 'childList') change.addedNodes.forEach(translate);
      else translate(change.target);
  };
  speak([]);
  new MutationObserver(speak).observe(document.body, {
    childList: true, subtree: true, characterData: true, attributeFilter: ['data-words', ...named],
  });

  // Our own links turn the page within the session, as Streamlit's own do; a reload would take seconds.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.stHtml a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.target || link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    window.dispatchEvent(new PopStateEvent('popstate'));
  });

  // The sentence that the address asks for comes into sight whenever another one is asked for.
  let shown = '';
  const bring = () => {
    const row = document.querySelector(current);
    const asked = row ? location.search + row.id : '';
    if (asked && asked !== shown) row.scrollIntoView({ block: 'center' });
    shown = asked;
  };
  new MutationObserver(bring).observe(document.body, { childList: true, subtree: true });

  const step = (by) => {
    const rows = [...document.querySelectorAll('.dz-changed')].filter((row) => row.getClientRects().length);
    const now = document.querySelector(current);
    const below = (row) => (now ? now.compareDocumentPosition(row) & 4 : row.getBoundingClientRect().top > 120);
    const next = by > 0 ? rows.find(below) : rows.filter((row) => row !== now && !below(row)).pop();
    if (!next) {
      document.querySelector(by > 0 ? '.dz-turn[rel=next]' : '.dz-turn[rel=prev]')?.click();
      return;
    }
    document.querySelectorAll(current).forEach((row) => row.removeAttribute('aria-current'));
    next.setAttribute('aria-current', 'location');
    shown = location.search + next.id;
    next.scrollIntoView({ block: 'center' });
    next.focus({ preventScroll: true });
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-step]');
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener('keydown', (event) => {
    const by = { j: 1, k: -1 }[event.key];
    const typing = event.target.closest('input, textarea, select, [contenteditable], [role=combobox]');
    if (!by || typing || event.metaKey || event.ctrlKey || event.altKey) return;
    if (document.querySelector('.dz-reader')) step(by);
  });
})();
