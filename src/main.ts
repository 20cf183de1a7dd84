// The page's entry: the theme and the application shell.
import { mount } from 'svelte';
import App from './App.svelte';
import { offline } from './offline.svelte';
import { hasDatabase } from './store/name';
import './ui/theme.css';

const target = document.querySelector('#app');
if (target === null) throw new Error('index.html has no element #app');
mount(App, { target });

/** Guests whose tab is gone are erased by whichever page of Axia is opened next. */
async function sweep(): Promise<void> {
  if (!(await hasDatabase())) return;
  const { sweepGuests } = await import('./run/guests');
  await sweepGuests();
}

// A page that cannot read what is stored says so itself, and the next one tries again.
sweep().catch(() => undefined);

if (import.meta.env.PROD) void offline.start();
