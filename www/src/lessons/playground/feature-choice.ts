import { css, html, type TemplateResult } from 'lit';
import { words } from '../../base/words';
import type { Feature } from '../../engine/wire';
import { featureFormulas } from './names';
import { featureNames } from './state';
import { catalog } from './text';

/** Buttons that switch the inputs of a network on and off, of which one at least stays on. */
export function featureChoice(
  features: readonly Feature[],
  change: (features: readonly Feature[]) => void,
): TemplateResult {
  const messages = words(catalog);
  const toggle = (feature: Feature) => {
    const next = featureNames.filter((name) => features.includes(name) !== (name === feature));
    if (next.length > 0) change(next);
  };
  return html`<div class="features" role="group" aria-label=${messages.computedInputs}>
    <span>${messages.computedInputs}</span>
    ${featureNames.map(
      (name) => html`<button
        class="feature"
        data-feature=${name}
        aria-pressed=${features.includes(name)}
        aria-disabled=${features.length === 1 && features[0] === name}
        @click=${() => toggle(name)}
      ><bdi dir="ltr">${featureFormulas[name]}</bdi></button>`,
    )}
  </div>`;
}

export const featureStyles = css`
  .features {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 3px;
    font: 500 var(--cr-size-small) / 1.4 var(--cr-controls);
  }

  .features span {
    margin-inline-end: var(--cr-space-1);
  }

  .feature {
    min-inline-size: 2rem;
    min-block-size: 2rem;
    padding: 0 0.35rem;
    font-family: var(--cr-serif);
  }

  .feature[aria-pressed="true"] {
    border-color: var(--cr-ink);
    background: var(--cr-ink);
    color: var(--cr-paper);
  }
`;
