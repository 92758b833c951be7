import type { HandleClientError } from '@sveltejs/kit';
import { locale } from '$lib/i18n/locale.svelte';
import { here } from '$lib/state/partnership.svelte';
import { session } from '$lib/state/session.svelte';

// Asked for while the page itself still comes: nothing is drawn before the messages are here.
void locale.start();
here.start();
void session.start();

/** What browsers and the loader of parts say where a part of the application can not be fetched. */
const notFetched = /preload|import|fetch|module/i;

/** A part that can not be fetched is no fault of the program: the page says what to do. */
export const handleError: HandleClientError = ({ error, message }) => ({
  message: error instanceof Error && (!navigator.onLine || notFetched.test(error.message)) ? 'unreachable' : message,
});
