import type { DrawnImages, Keeping, TimedImageSnapshot, TrainingNote } from './commands/images';
import type { Job } from './job';
import { holdTraining, keepTraining, newId } from './kept-trainings';
import type { Hold } from './locks';
import type { ImagesCore } from './wire';

type CoreTraining = ImagesCore['ImageTraining']['prototype'];

/** Milliseconds between two states that are kept while a training runs; with the writing, fewer than ten seconds. */
const between = 8000;

/** Where a training comes from, for the note beside it. */
export interface Origin {
  readonly source: TrainingNote['source'];
  readonly drawn: DrawnImages;
  readonly name: string;
}

/** A training on images in the worker: its time, and its states in the browser. */
export class ImageTraining {
  #id = newId();
  #hold: Hold | undefined;
  #isCopy = false;
  #keptStep: number | undefined;
  #problem: Keeping['problem'];
  /** The update of the newest state that was taken to be kept. */
  #takenStep = 0;
  /** Whether that state is of a training that is over. */
  #isTakenOver = false;
  #takenAt = performance.now();
  #writing: Promise<void> | undefined;
  #isGone = false;
  #milliseconds = 0;
  #units = 0;

  private constructor(
    readonly core: CoreTraining,
    private readonly origin: Origin,
  ) {}

  /** One with new weights, or those of a file. */
  static async begin(core: CoreTraining, origin: Origin): Promise<ImageTraining> {
    const training = new ImageTraining(core, origin);
    training.#hold = await holdTraining(training.#id);
    return training;
  }

  /** One that is kept under `id`, held by `before` if that is the same; a copy of it, if another tab has it. */
  static async resume(core: CoreTraining, origin: Origin, id: string, before?: ImageTraining): Promise<ImageTraining> {
    const hold = (before?.id === id ? before.#handOver() : undefined) ?? (await holdTraining(id));
    const training = hold ? new ImageTraining(core, origin) : await ImageTraining.begin(core, origin);
    const { step, isOver } = core.summary();
    if (hold) {
      training.#id = id;
      training.#hold = hold;
      training.#keptStep = step;
    }
    training.#isCopy = !hold;
    training.#takenStep = step;
    training.#isTakenOver = isOver;
    return training;
  }

  get id(): string {
    return this.#id;
  }

  get keeping(): Keeping {
    return {
      id: this.#id,
      isCopy: this.#isCopy,
      ...(this.#keptStep === undefined ? {} : { step: this.#keptStep }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    };
  }

  /** The run of this training. It stays available when the run ends, so that it can be inspected. */
  job(): Job<TimedImageSnapshot> {
    return {
      advance: () => {
        this.#check();
        const began = performance.now();
        const hasMore = this.#advance();
        this.#milliseconds += performance.now() - began;
        this.#units++;
        if (!this.#writing && began - this.#takenAt > between) void this.keep();
        return hasMore;
      },
      snapshot: () => {
        this.#check();
        const snapshot = { ...this.core.snapshot(), config: this.core.summary().config, keeping: this.keeping };
        if (this.#units === 0) return snapshot;
        const each = this.#milliseconds / this.#units;
        return { ...snapshot, milliseconds: each, secondsLeft: (each * snapshot.unitsLeft) / 1000 };
      },
      // However it ends: by itself, by an error, or because it was cancelled.
      free: () => void this.#end(),
    };
  }

  #advance(): boolean {
    try {
      return this.core.advance();
    } catch (cause) {
      // Nothing is asked of the core after a panic.
      if (cause instanceof WebAssembly.RuntimeError) this.#isGone = true;
      throw cause;
    }
  }

  /** Keeps it as it is now. The states are written one after the other, so that the last one stays. */
  async keep(): Promise<Keeping> {
    const summary = this.core.summary();
    // After the last update it is tested, which changes the summary, not the step.
    const hasEnded = summary.isOver && !this.#isTakenOver;
    if (summary.step > this.#takenStep || hasEnded || this.#problem) {
      this.#takenStep = summary.step;
      this.#isTakenOver = summary.isOver;
      this.#takenAt = performance.now();
      const bytes = this.#state();
      if (!bytes) return this.keeping;
      const note: TrainingNote = { version: 2, at: Date.now(), size: bytes.length, summary, ...this.origin };
      const writing = (this.#writing ?? Promise.resolve()).then(() => this.#write(bytes, note));
      this.#writing = writing;
      await writing;
      if (this.#writing === writing) this.#writing = undefined;
    } else await this.#writing;
    return this.keeping;
  }

  /** Its state as a file; undefined if the core refuses, as it does where moments overflowed: what was kept before stays. */
  #state(): Uint8Array | undefined {
    try {
      return this.core.save();
    } catch (cause) {
      if (cause instanceof WebAssembly.RuntimeError) throw cause;
      console.warn('The training cannot be kept as it is now.', cause);
      return undefined;
    }
  }

  async #write(bytes: Uint8Array, note: TrainingNote): Promise<void> {
    const outcome = await keepTraining(this.#id, bytes, note);
    if (outcome === 'kept') this.#keptStep = note.summary.step;
    this.#problem = outcome === 'kept' ? undefined : outcome;
  }

  /** Other tabs may have it when it is over. */
  async #end(): Promise<void> {
    if (this.#isGone) return;
    const { isOver } = this.core.summary();
    await this.keep();
    if (isOver) this.#hold?.release();
  }

  /** Gives its memory back, and lets go of it when its last state is written. */
  free(): void {
    if (this.#isGone) return;
    const written = this.keep();
    this.#isGone = true;
    this.core.free();
    void written.finally(() => this.#hold?.release());
  }

  #handOver(): Hold | undefined {
    const hold = this.#hold;
    this.#hold = undefined;
    return hold;
  }

  #check(): void {
    // Another training started before this one noticed that it was cancelled.
    if (this.#isGone) throw new DOMException('another training began', 'AbortError');
  }
}
