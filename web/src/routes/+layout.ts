// A client application: the server serves files alone, and every page is drawn in the browser.
export const ssr = false;
export const prerender = false;
