/** Set by Vite when the till is built. */
declare const __VERSION__: string;
declare const __PRECACHE__: { url: string; digest: string }[];
