// The page's entry: the theme and the application shell.
import { mount } from 'svelte';
import App from './App.svelte';
import { offline } from './offline.svelte';
import './ui/theme.css';

const target = document.querySelector('#app');
if (target === null) throw new Error('index.html has no element #app');
mount(App, { target });

if (import.meta.env.PROD) void offline.start();
