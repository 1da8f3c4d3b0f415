/** Made at build time by `vite/live-source.ts`. */
declare module 'virtual:live-source' {
  export const map: import('./shipped.ts').SourceMap;
  /** The shipped files by their path below `src/`. Each is loaded when it is looked at, for all of them are much. */
  export const files: Readonly<
    Record<string, () => Promise<{ readonly lines: readonly import('./shipped.ts').Line[] }>>
  >;
}
