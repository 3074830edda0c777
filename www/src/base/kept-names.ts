/// <reference types="vite/client" />

/**
 * The names of what the browser keeps. Other sites may share the origin, and so may other versions of this one, so each name
 * has the folder of the site in it, and the version of the form in which things are kept.
 */

/** The parts of the build lie one folder below the site, and the sources two. A part from a blob has no folder. */
function siteFolder(): string {
  const up = import.meta.env.DEV ? '../..' : '..';
  return URL.canParse(up, import.meta.url) ? new URL(up, import.meta.url).pathname : '/';
}

const prefix = `chainrule 2 ${siteFolder()}`;

export function keptName(name: string): string {
  return `${prefix} ${name}`;
}

/** Version 0.1.0 wrote `chainrule.lang` and, into the session of a tab, `chainrule-shelf`. */
export const oldName = {
  local: (name: string) => `chainrule.${name}`,
  session: (name: string) => `chainrule-${name}`,
} as const;
