/** What the tests change about the built page. */

/** Keeps the errors of a page, over a reload too, for WebKit's driver, which tells nothing of them. */
export const watch = `{
  const kept = JSON.parse(sessionStorage.getItem('-complaints') ?? '[]');
  // What is still on its way when the page is left does not come, and need not.
  let isLeft = false;
  addEventListener('beforeunload', () => { isLeft = true; });
  const complain = (what) => {
    if (isLeft) return;
    kept.push(what);
    sessionStorage.setItem('-complaints', JSON.stringify(kept));
  };
  addEventListener('error', (event) => {
    const { target } = event;
    complain(target instanceof Element ? 'not loaded: ' + (target.src ?? target.href) : 'uncaught: ' + event.message);
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => complain('uncaught: ' + (reason?.stack ?? reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    complain('refused by ' + violatedDirective + ': ' + blockedURI);
  });
  const { error } = console;
  console.error = (...parts) => {
    complain('console: ' + parts.join(' '));
    error.apply(console, parts);
  };
}`;
