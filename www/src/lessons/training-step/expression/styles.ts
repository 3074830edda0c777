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
      block-size: clamp(14rem, 66vw, 24rem);
    }
  }
`;
