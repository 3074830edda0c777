/// <reference types="vite/client" />
import fonts from '../base/fonts.css?inline';
import paper from '../base/paper.css?inline';
import tokens from '../base/tokens.css?inline';

/** Nothing that the page says about its text reaches in, but for the custom properties of the look (base/tokens.css). */
const reset = `
  :host {
    all: initial;
    display: block;
    background: var(--cr-paper);
    color: var(--cr-ink);
    font: var(--cr-size-body) / var(--cr-leading) var(--cr-prose);
    -webkit-text-size-adjust: none;
    text-size-adjust: none;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }
`;

/** Sheets made by scripts, which no policy of the page counts as inline styles. */
function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

export const rootSheet = sheetOf(`${reset}\n${tokens}`);
export const paperSheet = sheetOf(paper);

/** Fonts belong to the document: browsers read no `@font-face` in a shadow root. Each is fetched when its letters are shown. */
export function addFonts(): void {
  for (const rule of sheetOf(fonts).cssRules) {
    if (!(rule instanceof CSSFontFaceRule)) continue;
    const of = (name: string) => rule.style.getPropertyValue(name);
    const family = of('font-family').replace(/^["']|["']$/g, '');
    const descriptors: FontFaceDescriptors & { readonly sizeAdjust: string } = {
      style: of('font-style'),
      weight: of('font-weight'),
      unicodeRange: of('unicode-range'),
      display: 'swap',
      sizeAdjust: of('size-adjust') || '100%',
    };
    document.fonts.add(new FontFace(family, of('src'), descriptors));
  }
}
