import { svg, html, type TemplateResult } from 'lit';

/** Line icons on a 24 × 24 grid. */
const SHAPES = {
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  backspace: svg`<path d="M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7zM12 9.5l5 5M17 9.5l-5 5"/>`,
  bank: svg`<path d="M3 9l9-5 9 5M5 10v7M10 10v7M14 10v7M19 10v7M3 20h18"/>`,
  camera: svg`<path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 9v6M11 9v6M13.5 9v6M16 9v6"/>`,
  card: svg`<rect x="3" y="6" width="18" height="13" rx="2"/><path d="M3 10.5h18M7 15h4"/>`,
  cash: svg`<rect x="2.5" y="6" width="19" height="12" rx="2"/><circle cx="12" cy="12" r="2.6"/><path d="M6 12h.01M18 12h.01"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  printer: svg`<path d="M7 9V3.5h10V9M7 18H4.5V9.5h15V18H17M7 14.5h10v6H7z"/>`,
  pause: svg`<path d="M8.5 5v14M15.5 5v14"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
  cloud: svg`<path d="M7 18.5a4 4 0 0 1-.6-7.95 5.5 5.5 0 0 1 10.7-.9A4.5 4.5 0 0 1 17 18.5z"/>`,
  cloudOff: svg`<path d="M7 18.5a4 4 0 0 1-.6-7.95M9.5 6.6a5.5 5.5 0 0 1 7.6 3.05A4.5 4.5 0 0 1 19.6 17M17 18.5H7M4 4l16 16"/>`,
  coin: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9 8l3 4 3-4M12 12v5M9.5 13h5M9.5 15.3h5"/>`,
  device: svg`<rect x="6" y="3" width="12" height="18" rx="2.5"/><path d="M11 18h2"/>`,
  flip: svg`<path d="M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5"/>`,
  leaf: svg`<path d="M5 19c0-9 5-14 15-14 0 10-5 14-11 14-2 0-4-1-4-1M5 21c1-5 4-8.500 8-10"/>`,
  light: svg`<path d="M13 3L5 14h6l-1 7 8-11h-6z"/>`,
  lock: svg`<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  pencil: svg`<path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.500 20.500c1-4 4-6 7.500-6s6.500 2 7.500 6"/>`,
  picture: svg`<rect x="3.500" y="5" width="17" height="14" rx="2"/><circle cx="9" cy="10" r="1.600"/><path d="M4 17l5-4 3 2.500 4-4.500 4.500 5"/>`,
  character: svg`<rect x="4" y="4" width="16" height="16" rx="2"/><path d="M8.500 9h7M12 9v7.500M9.500 12.500h5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  qr: svg`<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.500v2.500H14zM17.500 17.500H20V20h-2.500zM17.500 14H20M14 20h1"/>`,
  receipt: svg`<path d="M6 3h12v18l-2-1.500-2 1.500-2-1.500-2 1.500-2-1.500L6 21zM9 8h6M9 12h6M9 16h3"/>`,
  search: svg`<circle cx="11" cy="11" r="6.500"/><path d="M16 16l4.500 4.500"/>`,
  sell: svg`<path d="M4 5h2l2.200 10.500h9.600L20 8H7"/><circle cx="9.500" cy="19" r="1.300"/><circle cx="16.500" cy="19" r="1.300"/>`,
  sync: svg`<path d="M12 20v-8M8.500 15L12 11.500l3.500 3.500M7 18a4 4 0 0 1-.6-7.950 5.500 5.500 0 0 1 10.700-.900A4.500 4.500 0 0 1 18.500 17.700"/>`,
  import: svg`<path d="M12 4v11.500M8 11.500l4 4 4-4M5 12.500V20h14v-7.500"/>`,
  export: svg`<path d="M12 15.500V4M8 8l4-4 4 4M5 12.500V20h14v-7.500"/>`,
  tag: svg`<path d="M4 4h7l9 9-7 7-9-9zM8 8h.01"/>`,
  trash: svg`<path d="M4.500 7h15M9 7V4.500h6V7M6.500 7l1 13h9l1-13M10 11v5M14 11v5"/>`,
  wallet: svg`<rect x="3" y="6" width="18" height="13" rx="2"/><path d="M3 9h14a2 2 0 0 1 2 2M16 14h.01"/>`,
  warning: svg`<path d="M12 4L2.500 20h19zM12 10v4.500M12 17.300h.01"/>`,
} as const;

export type IconName = keyof typeof SHAPES;

export function icon(name: IconName): TemplateResult {
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>
  `;
}
