import { html, type TemplateResult } from 'lit';
import { digits } from '../../base/locale';
import { words } from '../../base/words';
import type { StepPass } from '../../trace/pass';
import { catalog } from './text';

/** The five phases: each leads to its first step, and shows how much of it is done. */
export function phaseBar(pass: StepPass, position: number, go: (position: number) => void): TemplateResult {
  const messages = words(catalog);
  const current = pass.phaseAt(position);
  return html`<div class="phases" role="group" aria-label=${messages.phases}>
    ${pass.trace.phases.map(({ phase, end }, i) => {
      const start = pass.startOf(phase);
      const isEmpty = end === start;
      const done = isEmpty ? 0 : Math.min(Math.max((position - start) / (end - start), 0), 1);
      return html`<button
        class="phase"
        data-phase=${phase}
        aria-current=${phase === current ? 'step' : 'false'}
        aria-disabled=${isEmpty}
        @click=${() => isEmpty || go(start + 1)}
      >
        <span><span class="ordinal" aria-hidden="true">${digits(i + 1)}</span> ${messages.phase[phase]}</span>
        <svg class="track" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect width=${done * 100} height="1" />
        </svg>
      </button>`;
    })}
  </div>`;
}
