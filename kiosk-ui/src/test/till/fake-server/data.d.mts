export const products: unknown[];
export const cashiers: { id: number; name: string; supervisor: boolean; pin: string }[];
