import { afterPainting } from '../after-painting';

/** A short sound and a tick, so that eyes can stay on the goods. */

let audio: AudioContext | null = null;

/** Heard right after what it is about is seen: a slow device takes longer to prepare a sound than to draw a line. */
export function beep(good: boolean): void {
  void afterPainting().then(() => sound(good));
}

function sound(good: boolean): void {
  navigator.vibrate?.(good ? 40 : [60, 60, 60]);
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = good ? 1320 : 220;
    volume.gain.setValueAtTime(0.12, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + (good ? 0.09 : 0.3));
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + (good ? 0.1 : 0.3));
  } catch {
    // No sound on this device: the screen says it too.
  }
}
