/** The accessibility tree of a page, as a screen reader gets it: what has no name, and what stands under no heading. */

import type { Page } from '@playwright/test';

interface Node {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

export interface Unheard {
  /** Controls, groups, pictures and tables without a name, and whatever else takes the focus. */
  readonly nameless: readonly string[];
  /** Controls of a lesson before its first heading, and headings that skip a level. */
  readonly headless: readonly string[];
}

const controls = [
  ...['button', 'link', 'checkbox', 'radio', 'switch', 'slider', 'spinbutton', 'textbox', 'searchbox', 'combobox'],
  ...['listbox', 'option', 'tab', 'menuitem', 'DisclosureTriangle'],
];
const parts = ['group', 'radiogroup', 'figure', 'image', 'Canvas', 'table', 'grid', 'region', 'dialog', 'navigation'];

export async function unheard(page: Page): Promise<Unheard> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const nameless: string[] = [];
  const headless: string[] = [];
  let level = 0;

  const children = (node: Node): Node[] => (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
  const roleOf = (node: Node): string => (node.ignored ? '' : (node.role?.value ?? ''));
  const property = (node: Node, name: string) => node.properties?.find((one) => one.name === name)?.value.value;

  /** Whether its first content has a role that gives it a name: a summary its details, a caption its figure. */
  const isNamedBy = (node: Node, role: string): boolean =>
    children(node).some(
      (child) => roleOf(child) === role || (['', 'generic'].includes(roleOf(child)) && isNamedBy(child, role)),
    );

  const visit = (node: Node, path: readonly string[]): void => {
    const role = roleOf(node);
    const name = node.name?.value.trim() ?? '';
    // A symbol of a formula that takes the focus is read as what it is.
    const takesFocus = property(node, 'focusable') === true && !role.startsWith('MathML');
    const needsName = [...controls, ...parts].includes(role) || takesFocus;
    const isNamed =
      name !== '' ||
      (role === 'group' && isNamedBy(node, 'DisclosureTriangle')) ||
      (role === 'figure' && isNamedBy(node, 'Figcaption'));
    if (needsName && !isNamed && !node.ignored) nameless.push([...path, role].join(' > '));
    if (role === 'heading') {
      const next = Number(property(node, 'level'));
      if (next > level + 1) headless.push(`"${name}", a heading of level ${next} after one of level ${level}`);
      level = next;
    }
    if (path.includes('main') && controls.includes(role) && level === 0) headless.push(`${role} "${name}"`);
    const step = ['', 'generic'].includes(role) ? [] : [name === '' ? role : `${role} "${name.slice(0, 40)}"`];
    for (const child of children(node)) visit(child, [...path, ...step]);
  };
  if (nodes[0]) visit(nodes[0], []);
  return { nameless, headless };
}
