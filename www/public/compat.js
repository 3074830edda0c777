/*
 * A classic script, in words that every browser knows: says in place of the page that the browser lacks what it needs, or
 * that its code did not come. Without scripts, index.html says that itself.
 */
(function () {
  var simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

  /** Whether a worker is asked for its type. It is not started: the answer ends the attempt. */
  function hasModuleWorkers() {
    var isAsked = false;
    var options = {
      get type() {
        isAsked = true;
        throw new Error('asked');
      },
    };
    var address = 'blob://';
    var types = window.trustedTypes;
    try {
      // Where scripts are started by addresses that the page vouches for only, as www/headers.ts has it.
      if (types) {
        var rules = {
          createScriptURL: function () {
            return 'blob://';
          },
        };
        address = types.createPolicy('chainrule-compat', rules).createScriptURL('');
      }
      new Worker(address, options).terminate();
    } catch (_) {
      // It was asked, or refuses the address.
    }
    return isAsked;
  }

  /** What the page cannot do without, by the names under which it is looked up. */
  function missing() {
    var needs = [
      ['WebAssembly', typeof WebAssembly === 'object'],
      ['WebAssembly SIMD', typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(simd))],
      ['module workers', typeof Worker === 'function' && hasModuleWorkers()],
      ['custom elements', 'customElements' in window],
      ['adoptedStyleSheets', 'adoptedStyleSheets' in document && 'replaceSync' in CSSStyleSheet.prototype],
      ['popover', 'popover' in HTMLElement.prototype],
      ['color-mix()', CSS.supports('color', 'color-mix(in srgb, red, blue)')],
      ['Array.prototype.toSorted', 'toSorted' in Array.prototype],
      ['structuredClone', 'structuredClone' in window],
    ];
    var names = [];
    for (var i = 0; i < needs.length; i++) if (!needs[i][1]) names.push(needs[i][0]);
    return names;
  }

  var lacks = missing();
  var hasFailed = false;

  function isThere() {
    return lacks.length === 0 && window.customElements.get('chainrule-app') !== undefined;
  }

  /** Puts a message of index.html in place of the page. */
  function say(id) {
    var app = document.querySelector('chainrule-app');
    var message = document.getElementById(id);
    if (!message || !message.hidden) return;
    if (app && lacks.length > 0) app.parentNode.removeChild(app);
    else if (app) app.hidden = true;
    message.hidden = false;
    var lists = message.querySelectorAll('.lacks');
    for (var i = 0; i < lists.length; i++) lists[i].textContent = lacks.join(', ');
    // The address with the state of the lesson, for a tab of its own.
    var links = message.querySelectorAll('a');
    for (var j = 0; j < links.length; j++) links[j].href = location.href;
  }

  function judge() {
    if (lacks.length > 0) say('unsupported');
    else if (hasFailed && !isThere()) sayNotLoaded();
  }

  /** Taken back if the page comes after all: what failed may have been the script of another. */
  function sayNotLoaded() {
    say('not-loaded');
    window.customElements.whenDefined('chainrule-app').then(function () {
      document.querySelector('chainrule-app').hidden = false;
      document.getElementById('not-loaded').hidden = true;
    });
  }

  // A module that does not come, or does not run, before there is a page that could say so.
  window.addEventListener(
    'error',
    function (event) {
      var target = event.target;
      if (target !== window && !(target instanceof HTMLScriptElement)) return;
      hasFailed = true;
      if (document.readyState !== 'loading') judge();
    },
    true,
  );
  // Not DOMContentLoaded, which waits for the code of the page.
  document.addEventListener('readystatechange', judge);
  // On a network that stalls, nothing fails: after a while it is said all the same.
  setTimeout(function () {
    hasFailed = true;
    judge();
  }, 20000);
})();
