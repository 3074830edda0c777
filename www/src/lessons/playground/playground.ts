import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base } from '../../base/styles';
import { words } from '../../base/words';
import { LabElement } from '../../lab/lab-element';
import { labFrame } from '../../lab/lab-parts';
import { labParts } from '../../lab/lab-styles';
import { addresses } from '../../session/addresses';
import { sentence } from '../../session/errors';
import { about } from '../words';
import './border';
import './curves';
import './data-picker';
import './files';
import './network';
import './own-points';
import { conductor, run, second } from './runs';
import './seeds';
import './settings';
import { openLink } from './share/given-data';
import './share/share';
import { type State, state } from './state';
import './surfaces';
import { catalog } from './text';
import './transport';

/** A network on the plane, built by hand and trained in view. */
@customElement('chainrule-playground')
export class ChainrulePlayground extends LabElement<State> {
  #stop: () => void = () => {};

  constructor() {
    super(state, [run, second]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    conductor.connect();
    this.#stop = addresses()
      .routeOf('playground')
      .subscribe(() => void openLink());
    void openLink();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    conductor.disconnect();
  }

  override render() {
    const messages = words(catalog);
    const error = run.value.error ?? second.value.error;
    return labFrame(
      state,
      messages,
      html`
      <h1 slot="heading">${about('playground').title}</h1>
      <div slot="figure">
        <chainrule-playground-data></chainrule-playground-data>
        <chainrule-playground-border></chainrule-playground-border>
        <chainrule-playground-own></chainrule-playground-own>
        <chainrule-playground-share></chainrule-playground-share>
        <chainrule-playground-transport></chainrule-playground-transport>
        ${
          // The page's banner reports an engine that stopped.
          error && error.code !== 'crashed' ? html`<p class="error" role="alert">${sentence(error)}</p>` : nothing
        }
        <div class=${state.value.hidden.length > 3 ? 'stage deep' : 'stage'}>
          <chainrule-playground-network></chainrule-playground-network>
          <chainrule-playground-surfaces></chainrule-playground-surfaces>
        </div>
        <chainrule-playground-seeds></chainrule-playground-seeds>
        <chainrule-playground-files></chainrule-playground-files>
      </div>
      <div slot="controls">
        <chainrule-playground-curves></chainrule-playground-curves>
        <chainrule-playground-settings></chainrule-playground-settings>
      </div>
      <div slot="notice">${messages.notice.map((text) => html`<p>${text}</p>`)}</div>
    `,
    );
  }

  static override styles = [
    base,
    labParts,
    css`
      .stage {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--cr-space-4);
        align-items: start;
      }

      @media (width < 48rem) {
        chainrule-playground-surfaces {
          order: -1;
        }
      }

      @media (width >= 48rem) {
        /* The plane is beside the output, which is on the right of the network in every language. */
        .stage {
          grid-template-columns: minmax(0, 6fr) minmax(0, 5fr);
          direction: ltr;
        }

        .stage:dir(rtl) > * {
          direction: rtl;
        }

        .stage.deep {
          grid-template-columns: minmax(0, 5fr) minmax(0, 3fr);
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'chainrule-playground': ChainrulePlayground;
  }
}
