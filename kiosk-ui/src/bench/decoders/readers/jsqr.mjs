import jsQR from 'jsqr';

/** Knows QR codes only. */
export async function ways() {
  return { jsqr: async ({ data, width, height }) => jsQR(data, width, height)?.data || null };
}
