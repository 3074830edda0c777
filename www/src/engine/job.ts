/** A long computation of the core that is advanced bit by bit: a training, a map that is filled row by row. */
export interface Job<Snapshot> {
  /** One small unit of work, a few milliseconds at most. Whether there is more to do. */
  advance(): boolean;
  /** What has come of it so far. */
  snapshot(): Snapshot;
  /** Makes it what it was, or will be, after so many units. A job that can go back waits at its end until it is cancelled. */
  goTo?(unit: number): void;
  free(): void;
}

/** How a run goes on. */
export interface Pace {
  /** How many units it makes from now on, before it waits for another pace; `null` for as many as there are. */
  readonly units: number | null;
  /** How many of them at most between two pictures, so that they can be watched; `null` for as many as fit. */
  readonly unitsPerPicture: number | null;
  /** First it is made what it was after so many units, if it is a job that can. */
  readonly from?: number;
}

export const fullSpeed: Pace = { units: null, unitsPerPicture: null };
/** It waits for another pace. */
export const atRest: Pace = { units: 0, unitsPerPicture: null };

/** What the job hears from the page, and how it is heard. */
export interface Conductor<Snapshot> {
  /** Aborted when the page cancels the command. */
  readonly signal: AbortSignal;
  readonly pace: Pace;
  /** Whether the last snapshot is on the screen, or none was sent yet. */
  readonly isDrawn: boolean;
  /** Sends a snapshot as soon as the one before is on the screen; of several that wait, the newest. */
  offer(take: () => Snapshot): void;
  /** Resolves when the page says anything about this run: another pace, that a snapshot is drawn, that it is cancelled. */
  heard(): Promise<void>;
}

/** Milliseconds of work, after which messages are looked at. */
const slice = 12;

/** Runs a job to its end, and gives its last snapshot. */
export async function runJob<Snapshot>(job: Job<Snapshot>, conductor: Conductor<Snapshot>): Promise<Snapshot> {
  let { pace } = conductor;
  let unitsLeft = most(pace.units);
  let sincePicture = 0;
  try {
    // How it looks before the first unit.
    conductor.offer(() => job.snapshot());
    for (let hasMore = true; hasMore || job.goTo; ) {
      const end = performance.now() + slice;
      while (hasMore && unitsLeft > 0 && sincePicture < most(pace.unitsPerPicture) && performance.now() < end) {
        hasMore = job.advance();
        unitsLeft--;
        sincePicture++;
      }
      const isWaiting = unitsLeft === 0 || !hasMore || sincePicture >= most(pace.unitsPerPicture);
      const isOver = !hasMore && !job.goTo;
      const isResting = unitsLeft === 0 || !hasMore;
      if (!isOver && sincePicture > 0 && (conductor.isDrawn || isResting)) {
        conductor.offer(() => job.snapshot());
        sincePicture = 0;
      }
      await (!isOver && isWaiting ? conductor.heard() : breathe());
      conductor.signal.throwIfAborted();
      if (conductor.pace !== pace) {
        pace = conductor.pace;
        unitsLeft = most(pace.units);
        if (pace.from !== undefined && job.goTo) {
          job.goTo(pace.from);
          hasMore = true;
          sincePicture = 0;
          conductor.offer(() => job.snapshot());
        }
      }
    }
    return job.snapshot();
  } finally {
    job.free();
  }
}

function most(units: number | null): number {
  return units ?? Number.POSITIVE_INFINITY;
}

/** Lets messages come in. A timer would wait four milliseconds for the same. */
function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
