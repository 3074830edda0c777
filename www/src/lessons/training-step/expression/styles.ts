import { css } from 'lit';

/** What an expression has other than a network. */
export const styles = css`
  .figure {
    grid-area: figure;
    min-inline-size: 0;
  }

  chainrule-circuit-graph {
    block-size: clamp(17rem, 100dvh - 25rem, 27rem);
  }

  .legend {
    color: var(--cr-soft);
    font: var(--cr-size-small) / 1.6 var(--cr-controls);
    text-align: center;
  }

  .phases {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  @media (width < 56rem) {
    chainrule-circuit-graph {
      block-size: clamp(12rem, 56vw, 24rem);
    }
  }

  /* On a phone, the result has to be above the transport. */
  @media (width < 40rem) {
    .figure.begun .legend {
      display: none;
    }

    .lines {
      min-block-size: 0;
      margin-block: var(--cr-space-2);
    }

    .why {
      min-block-size: 0;
    }
  }
`;
