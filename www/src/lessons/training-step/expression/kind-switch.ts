import { html, type TemplateResult } from 'lit';
import { words } from '../../../base/words';
import type { ChainruleChoices } from '../../../figures/choices';
import { addresses } from '../../../session/addresses';
import '../../../figures/choices';
import { first } from './fields';
import { catalog, type Kind } from './text';

/** What the lesson showed of each kind when the reader left it for the other. */
const left: Record<Kind, Record<string, string>> = { network: {}, expression: { ...first } };

/** Leaves a network for an expression or the other way round, and keeps the address of what is left. */
export function switchKind(shown: Kind, chosen: Kind, params: Record<string, string>): void {
  left[shown] = params;
  addresses().open('training-step', 'training-step', left[chosen]);
}

/** The choice between a network and an expression. `params` is the address of what is shown, to come back to. */
export function kindSwitch(shown: Kind, params: () => Record<string, string>): TemplateResult {
  const messages = words(catalog);
  const choices = (['network', 'expression'] as const).map((value) => ({ value, text: messages.kinds[value] }));
  const choose = (event: Event) => switchKind(shown, (event.target as ChainruleChoices).value as Kind, params());
  return html`<chainrule-choices
    class="kind"
    hide-label
    .label=${messages.kind}
    .choices=${choices}
    .value=${shown}
    @input=${choose}
  ></chainrule-choices>`;
}
