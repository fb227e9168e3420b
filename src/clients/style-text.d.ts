/** A style sheet as text, for a shadow root (vite's `?inline`). */
declare module '*.css?inline' {
  const text: string;

  export { text as default };
}
