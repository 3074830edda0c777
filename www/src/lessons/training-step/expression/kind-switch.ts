import { html, type TemplateResult } from 'lit';
import { words } from '../../../base/words';
import type { ChainruleChoices } from '../../../figures/choices';
import { addresses } from '../../../session/addresses';
import '../../../figures/choices';
import { first } from './fields';
import { catalog, type Kind } from './text';

/** What the lesson showed of each kind when the reader left it for the other. */
const left: Record<Kind, Record<string, string>> = { network: {}, expression: { ...first } };

/** The choice between a network and an expression. `params` is the address of what is shown, to come back to. */
export function kindSwitch(shown: Kind, params: () => Record<string, string>): TemplateResult {
  const messages = words(catalog);
  const choices = (['network', 'expression'] as const).map((value) => ({ value, text: messages.kinds[value] }));
  const choose = (event: Event) => {
    const chosen = (event.target as ChainruleChoices).value as Kind;
    left[shown] = params();
    addresses().open('training-step', 'training-step', left[chosen]);
  };
  return html`<chainrule-choices
    class="kind"
    hide-label
    .label=${messages.kind}
    .choices=${choices}
    .value=${shown}
    @input=${choose}
  ></chainrule-choices>`;
}
