import './style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { currentLocale, currentTextSize, rememberLocale, rememberTextSize } from '../data/preferences.ts';
import { App } from './App.tsx';

rememberLocale(currentLocale());
rememberTextSize(currentTextSize());
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
// An extra where the page is served over https: it opens without a connection. On plain http there is no such thing.
if (location.protocol === 'https:' && 'serviceWorker' in navigator)
  addEventListener('load', () => void navigator.serviceWorker.register('/m/worker.js').catch(() => undefined));
