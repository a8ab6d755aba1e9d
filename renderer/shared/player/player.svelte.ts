import { t } from '../i18n/t.ts';

/** The part of an <audio> element the player needs. */
export interface Sound {
  currentTime: number;
  loop: boolean;
  playbackRate: number;
  preservesPitch: boolean;
  readonly duration: number;
  readonly paused: boolean;
  play(): Promise<void>;
  pause(): void;
}

/** Playback of one excerpt. Positions are seconds from the start of the excerpt. */
export class PlayerModel {
  positionSeconds = $state(0);
  playing = $state(false);
  loop = $state(false);
  /** 1 as recorded; a slower sound is a lower one, so that bats can be heard. */
  speed = $state(1);
  /** The sound is so many times longer than what it holds: it comes slowed down. */
  stretch = $state(1);
  /** Why there is no sound, in one sentence. */
  trouble = $state<string | null>(null);
  #sound: Sound | null = null;
  /** Where a stretch that is played alone ends. */
  #until: number | null = null;

  attach(sound: Sound): void {
    this.#sound = sound;
    sound.loop = this.loop;
    this.setSpeed(this.speed);
    this.positionSeconds = 0;
    this.playing = false;
    this.trouble = null;
  }

  async toggle(): Promise<void> {
    this.#until = null;
    if (this.#sound === null) return;
    if (!this.#sound.paused) return this.#sound.pause();
    try {
      await this.#sound.play();
    } catch {
      this.unheard();
    }
  }

  /** Plays from one second of the excerpt to another and stops there. */
  async playSpan(from: number, to: number): Promise<void> {
    if (this.#sound === null) return;
    if (!this.#sound.paused) this.#sound.pause();
    this.#sound.currentTime = Math.max(0, from) * this.stretch;
    await this.toggle();
    this.#until = to;
  }

  /** Another sound has come under the same player: it begins at its start. */
  loaded(): void {
    this.setSpeed(this.speed);
    this.trouble = null;
    this.follow();
  }

  seek(seconds: number, lengthSeconds: number): void {
    const wanted = Math.min(Math.max(0, seconds), lengthSeconds);
    this.positionSeconds = wanted;
    if (this.#sound !== null) this.#sound.currentTime = wanted * this.stretch;
  }

  setLoop(loop: boolean): void {
    this.loop = loop;
    if (this.#sound !== null) this.#sound.loop = loop;
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    if (this.#sound === null) return;
    this.#sound.preservesPitch = false;
    this.#sound.playbackRate = speed * this.stretch;
  }

  /** Reads where the sound is now; called on every frame while it plays. */
  follow(): void {
    if (this.#sound === null) return;
    this.playing = !this.#sound.paused;
    this.positionSeconds = this.#sound.currentTime / this.stretch;
    if (this.#until !== null && this.positionSeconds >= this.#until) {
      this.#until = null;
      this.#sound.pause();
    }
  }

  unheard(): void {
    this.playing = false;
    this.trouble = t(
      'This recording cannot be played now. Its file may have been moved or its card unplugged; its scores and pictures stay.',
    );
  }
}
