/*
 * A classic script in the document: asks for what the page of this address will need, which the page itself would ask for one
 * after the other. What that is stands before it (www/first.ts). Whatever goes wrong here, the page does without.
 */
(function () {
  var block = document.getElementById('first');
  if (!block || !window.fetch || !window.URLSearchParams) return;
  var plan = JSON.parse(block.textContent);
  var query = new URLSearchParams(location.search);
  var page = plan.pages[query.get('lesson') || ''];
  if (!page) return;

  function kept(name) {
    try {
      return localStorage.getItem(name);
    } catch (_) {
      return null;
    }
  }

  /** As src/session/preferences.ts will choose it, from what src/base/kept-names.ts names. */
  function locale() {
    var folder = new URL('.', document.baseURI).pathname;
    var asked = [query.get('lang'), kept('chainrule 2 ' + folder + ' lang')].concat(navigator.languages || []);
    for (var i = 0; i < asked.length; i++) {
      var tag = (asked[i] || '').toLowerCase().split('-')[0];
      if (page.words[tag]) return tag;
    }
    return 'en';
  }

  function preload(path) {
    var link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.href = path;
    document.head.appendChild(link);
  }

  /** What the worker will ask for, which has no links: once it is kept, the worker gets it from there. */
  function fetchAhead(path) {
    fetch(path)
      .then(function (response) {
        return response.arrayBuffer();
      })
      .catch(function () {});
  }

  var ahead = page.ahead;
  for (var name in page.asked) if (query.has(name)) ahead = page.asked[name];
  if (page.models) ahead = ahead.concat(page.models[locale()]);
  // Before the scripts, because the largest is among them, and a browser may ask for few at a time.
  ahead.forEach(fetchAhead);
  page.scripts.concat(page.words[locale()]).forEach(preload);
})();
