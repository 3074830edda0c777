import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base, controls } from '../../base/styles';
import { words } from '../../base/words';
import '../../figures/choices';
import type { ChainruleChoices } from '../../figures/choices';
import { LabElement } from '../../lab/lab-element';
import { labFrame } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import '../../lab/late-view';
import type { LateView } from '../../lab/late-view';
import { about } from '../words';
import './ask-controls';
import './ask-view';
import { type State, state } from './state';
import { catalog } from './text';
import { type View, views } from './view-names';

/** What is fetched when it is first shown: the charts of the comparison, and the paper. */
const late = {
  train: {
    subject: 'questions/train',
    load: () => import('./train-view'),
    view: () => html`<chainrule-questions-train></chainrule-questions-train>`,
  },
  trainControls: {
    subject: 'questions/train',
    load: () => import('./train-controls'),
    view: () => html`<chainrule-questions-train-controls></chainrule-questions-train-controls>`,
  },
  paper: {
    subject: 'questions/paper',
    load: () => import('./paper-view'),
    view: () => html`<chainrule-questions-paper></chainrule-questions-paper>`,
  },
} as const satisfies Readonly<Record<string, LateView>>;

const lateView = (view: LateView) => html`<chainrule-late-view .view=${view}></chainrule-late-view>`;

/** Questions answered from text and a graph: one question number by number, five models compared, the paper. */
@customElement('chainrule-questions')
export class ChainruleQuestions extends LabElement<State> {
  constructor() {
    super(state);
  }

  override render() {
    const messages = words(catalog);
    const { view } = state.value;
    return labFrame(
      state,
      messages,
      html`
        <h1 slot="heading">${about('questions').title}</h1>
        <div slot="figure">
          <chainrule-choices
            hide-label
            .label=${messages.view}
            .choices=${views.map((value) => ({ value, text: messages.views[value] }))}
            .value=${view}
            @input=${(event: Event) => state.change({ view: (event.target as ChainruleChoices).value as View })}
          ></chainrule-choices>
          ${view === 'ask' ? html`<chainrule-questions-ask></chainrule-questions-ask>` : nothing}
          ${view === 'train' ? lateView(late.train) : nothing}
          ${view === 'paper' ? lateView(late.paper) : nothing}
        </div>
        <div slot="controls">
          ${view === 'ask' ? html`<chainrule-questions-ask-controls></chainrule-questions-ask-controls>` : nothing}
          ${view === 'train' ? lateView(late.trainControls) : nothing}
        </div>
        <div slot="notice">${messages.notice[view].map((text) => html`<p>${text}</p>`)}</div>
      `,
    );
  }

  static override styles = [base, controls, labParts];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-questions': ChainruleQuestions;
  }
}
