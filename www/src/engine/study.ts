/** What the core says of the network that names digits, looked into: `src/study/`. It waits for the network's weights. */
export interface StudyCommands {
  lookInside: { params: { image: Uint8Array }; result: readonly Output[] };
}

/** One class: what the last layer says of it. */
export interface Output {
  readonly logit: number;
  readonly text: string;
  readonly percent: string;
}
