/** Set by Vite when the till is built. */
declare const __VERSION__: string;
declare const __PRECACHE__: { url: string; digest: string }[];

/** TypeScript knows it as workers have it; Chromium has it on pages. */
interface MediaStreamTrackProcessorInit {
  track: MediaStreamTrack;
}
