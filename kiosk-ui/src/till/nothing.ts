/** Stands in for Vaadin's developer aids (see vite.config.ts). */
export const usageStatistics = (): void => undefined;
export const runIfDevelopmentMode = (): void => undefined;
