/** Made at build time by `vite/live-source.ts`. */
declare module 'virtual:live-source' {
  export const map: import('./shipped.ts').SourceMap;
  /** The paths of the shipped files, below `src/`. */
  export const paths: readonly string[];
}

/** The text of the shipped files; large, so it is loaded when it is looked at. */
declare module 'virtual:live-source/files' {
  export const files: import('./shipped.ts').ShippedFiles;
}
