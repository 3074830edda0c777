import type { Page } from '@playwright/test';
import type { LessonName } from './lessons';

/** The first thing on each page that a reader can learn from or act on, by elements that lie in each other's shadow. */
export const figures: Readonly<Record<LessonName | 'home', readonly string[]>> = {
  home: ['chainrule-card-training-step', 'chainrule-network-graph', 'svg text'],
  'training-step': ['chainrule-training-step', 'chainrule-network-graph', 'svg text'],
  activations: ['chainrule-activation-curves', 'chainrule-plot', 'svg path[d]'],
  linear: ['chainrule-linear-planes', 'chainrule-plot', 'svg path[d]'],
  'gradient-flow': ['chainrule-flow-norms', 'chainrule-plot', 'svg path[d]'],
  capacity: ['chainrule-capacity-pieces', 'chainrule-plot', 'svg path[d]'],
  playground: ['chainrule-playground-surfaces', 'chainrule-plot', 'svg path[d]'],
  images: ['chainrule-images-data', '.strip chainrule-grey-image'],
  draw: ['chainrule-digit-pad', 'svg'],
  questions: ['chainrule-questions-ask', '.question'],
};

export interface Seen {
  /** Milliseconds from the request of the page until the heading was on it, and the figure. */
  heading?: number;
  figure?: number;
  /** The largest sum of layout shifts within a window of five seconds, as browsers report it. */
  shift: number;
  /** What shifted most, and by how much. */
  shifted: readonly (readonly [string, number])[];
  /** The parts of tasks beyond 50 ms, added up. */
  blocked: number;
}

declare global {
  interface Window {
    seen: Seen;
  }
}

/** Has every page that is opened from now on note in `window.seen` what its reader sees, and when. */
export async function watchFirstVisit(page: Page, figure: readonly string[]): Promise<void> {
  await page.addInitScript((figure) => {
    const seen: Seen = { shift: 0, shifted: [], blocked: 0 };
    window.seen = seen;

    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden';
    };
    /** The first element that matches in a root or in the shadows below it. */
    const find = (root: ParentNode, selector: string): Element | undefined => {
      for (const found of root.querySelectorAll(selector)) if (isShown(found)) return found;
      for (const element of root.querySelectorAll('*')) {
        const found = element.shadowRoot && find(element.shadowRoot, selector);
        if (found) return found;
      }
      return undefined;
    };
    const look = () => {
      if (seen.heading === undefined) {
        if (find(document, 'h1')?.textContent?.trim()) seen.heading = performance.now();
      }
      if (seen.figure === undefined) {
        let at: ParentNode | undefined = document;
        for (const selector of figure) {
          const found: Element | undefined = at && find(at, selector);
          at = found?.shadowRoot ?? found;
        }
        if (at) seen.figure = performance.now();
      }
      if (seen.heading === undefined || seen.figure === undefined) setTimeout(look, 50);
    };
    look();

    interface Shift extends PerformanceEntry {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
    }
    /** The innermost element where something shifted to: what is in a shadow, the browser does not name. */
    const nameAt = ({ x, y, width }: DOMRect) => {
      let [name, root]: [string, DocumentOrShadowRoot | null] = ['', document];
      while (root) {
        const element = root.elementFromPoint(x + width / 2, y + 2);
        if (element) name = `${element.localName}.${element.className || element.id}`;
        root = element?.shadowRoot && element.shadowRoot !== root ? element.shadowRoot : null;
      }
      return name;
    };
    const shifted = new Map<string, number>();
    // Shifts count together while less than a second lies between them, and five at most.
    let [sum, began, last] = [0, 0, 0];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources, startTime } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        if (startTime - last > 1000 || startTime - began > 5000) [sum, began] = [0, startTime];
        last = startTime;
        sum += value;
        seen.shift = Math.max(seen.shift, sum);
        for (const { previousRect: from, currentRect: to } of sources) {
          const name = `${nameAt(to)} ${Math.round(from.y)}→${Math.round(to.y)}`;
          shifted.set(name, (shifted.get(name) ?? 0) + value);
        }
        seen.shifted = [...shifted].sort(([, a], [, b]) => b - a);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blocked += Math.max(0, duration - 50);
    }).observe({ type: 'longtask', buffered: true });
  }, figure);
}
