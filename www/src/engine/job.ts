import type { PlaygroundView } from './wire';

/** A long computation of the core that advances bit by bit: a training, a map that is filled row by row. */
export interface Job<Snapshot> {
  /** Does one unit of work, a few milliseconds at most. Returns whether there is more to do. */
  advance(): boolean;
  /** The result so far. */
  snapshot(): Snapshot;
  /**
   * Sets the job to its state after the given number of units, back or forward. A job that can go back waits at its
   * end until it is cancelled.
   */
  goTo?(unit: number): void;
  /** Chooses what its snapshots show; what it computes stays the same. */
  setView?(view: PlaygroundView): void;
  free(): void;
}

/** How a run proceeds. */
export interface Pace {
  /** How many units of work to do before waiting for another pace; `null` for all that there are. */
  readonly units: number | null;
  /** How many units to do at most between two snapshots, so that they can be watched; `null` for as many as fit. */
  readonly unitsPerSnapshot: number | null;
  /** The unit to start from, for a job that can go back. */
  readonly from?: number;
  /** What the snapshots show from now on, for a job that has a choice. */
  readonly view?: PlaygroundView;
}

export const fullSpeed: Pace = { units: null, unitsPerSnapshot: null };
/** Waits for another pace. */
export const pausedPace: Pace = { units: 0, unitsPerSnapshot: null };

/** What a job learns from the page. */
export interface RunChannel<Snapshot> {
  /** Aborted when the page cancels the command. */
  readonly signal: AbortSignal;
  readonly pace: Pace;
  /** Whether the last snapshot is on the screen, or none has been sent yet. */
  readonly isDrawn: boolean;
  /** Sends a snapshot as soon as the previous one is on the screen; if several are waiting, the newest. */
  offer(take: () => Snapshot): void;
  /** Resolves at the page's next message about this run: another pace, a snapshot drawn, a cancellation. */
  nextMessage(): Promise<void>;
}

/** Milliseconds of work between two looks at the messages. */
const slice = 12;

/** Runs a job to completion and returns its last snapshot. */
export async function runJob<Snapshot>(job: Job<Snapshot>, channel: RunChannel<Snapshot>): Promise<Snapshot> {
  let { pace } = channel;
  let unitsLeft = orUnlimited(pace.units);
  let sinceSnapshot = 0;
  try {
    if (pace.view) job.setView?.(pace.view);
    // How it looks before any work.
    channel.offer(() => job.snapshot());
    for (let hasMore = true; hasMore || job.goTo; ) {
      const end = performance.now() + slice;
      while (
        hasMore &&
        unitsLeft > 0 &&
        sinceSnapshot < orUnlimited(pace.unitsPerSnapshot) &&
        performance.now() < end
      ) {
        hasMore = job.advance();
        unitsLeft--;
        sinceSnapshot++;
      }
      const isWaiting = unitsLeft === 0 || !hasMore || sinceSnapshot >= orUnlimited(pace.unitsPerSnapshot);
      const isOver = !hasMore && !job.goTo;
      const isResting = unitsLeft === 0 || !hasMore;
      if (!isOver && sinceSnapshot > 0 && (channel.isDrawn || isResting)) {
        channel.offer(() => job.snapshot());
        sinceSnapshot = 0;
      }
      await (!isOver && isWaiting ? channel.nextMessage() : yieldToMessages());
      channel.signal.throwIfAborted();
      if (channel.pace !== pace) {
        pace = channel.pace;
        unitsLeft = orUnlimited(pace.units);
        if (pace.view && job.setView) {
          job.setView(pace.view);
          channel.offer(() => job.snapshot());
        }
        if (pace.from !== undefined && job.goTo) {
          job.goTo(pace.from);
          hasMore = true;
          sinceSnapshot = 0;
          channel.offer(() => job.snapshot());
        }
      }
    }
    return job.snapshot();
  } finally {
    job.free();
  }
}

function orUnlimited(units: number | null): number {
  return units ?? Number.POSITIVE_INFINITY;
}

/** Lets messages in. A timer would wait four milliseconds for the same. */
function yieldToMessages(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
