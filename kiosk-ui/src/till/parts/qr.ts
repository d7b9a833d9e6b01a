import { encode } from 'uqr';
import { html, svg, type TemplateResult } from 'lit';

/** A QR code, dark on white in every colour scheme, as scanners want it. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return html`
    <svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
      ${svg`<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/>`}
    </svg>
  `;
}
