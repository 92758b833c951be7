import type { HandleClientError } from '@sveltejs/kit';
import { locale } from '$lib/i18n/locale.svelte';
import { session } from '$lib/state/session.svelte';

// Asked for while the page itself still comes: nothing is drawn before the messages are here.
void locale.start();
void session.start();

/** A part that can not be fetched is no fault of the program: the page says what to do. */
export const handleError: HandleClientError = ({ error, message }) => ({
  message:
    error instanceof TypeError && (!navigator.onLine || /import|fetch|module/i.test(error.message))
      ? 'unreachable'
      : message,
});
