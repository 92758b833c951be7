import { locale } from '$lib/i18n/locale.svelte';
import { session } from '$lib/state/session.svelte';

// Asked for while the page itself still comes: nothing is drawn before the messages are here.
void locale.start();
void session.start();
