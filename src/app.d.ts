/** The version in package.json, written in by the build (vite.config.ts). */
declare const __APP_VERSION__: string;

/** How the names of the caches begin that hold the application itself, one a build (vite.config.ts). */
declare const __APP_CACHE__: string;
