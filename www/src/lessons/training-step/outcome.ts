import { html, nothing, type TemplateResult } from 'lit';
import { arrow, digits } from '../../base/locale';
import { words } from '../../base/words';
import { limits, type TraceNumber, type ValueId } from '../../engine/wire';
import { isolated, nameHtml, typeset } from '../../trace/names';
import type { Pass } from '../../trace/pass';
import { catalog } from './text';

/** Whether the loss fell, and if not, why; and the link to the next training step. */
export function outcome(pass: Pass, continueTraining: () => void): TemplateResult {
  const messages = words(catalog);
  const { loss, trainingStep, outcome } = pass.trace;
  const next = trainingStep + 1;
  return html`<div class="outcome-box" data-outcome=${outcome.kind}>
    <h3>${messages.outcome}</h3>
    <p class="losses">
      ${lossOf(pass, loss)}
      ${pass.find(`${loss}′`) ? html`<span aria-hidden="true">${arrow()}</span> ${lossOf(pass, `${loss}′`)}` : nothing}
    </p>
    <p>${typeset(sentence(pass))}</p>
    ${
      outcome.kind === 'overflow'
        ? nothing
        : next <= limits.trainingSteps
          ? html`<button @click=${continueTraining}>${messages.another(digits(next))}</button>`
          : html`<p>${messages.lastTrainingStep}</p>`
    }
  </div>`;
}

function lossOf(pass: Pass, id: ValueId): TemplateResult {
  const { name, number } = pass.value(id);
  return html`<bdi dir="ltr" class="number"
    >${name ? nameHtml(name) : nothing} ${number.exact ? '=' : '≈'} ${digits(number.decimal)}</bdi
  >`;
}

function sentence(pass: Pass): string {
  const messages = words(catalog);
  const { outcome } = pass.trace;
  const shown = (number: TraceNumber) => isolated(digits(number.decimal));
  switch (outcome.kind) {
    case 'overshot':
      return messages.overshot(shown(outcome.learningRate), shown(outcome.loss));
    case 'overflow':
      return messages.overflow(outcome.id);
    case 'untold':
      return '';
    default:
      return messages.outcomes[outcome.kind];
  }
}
