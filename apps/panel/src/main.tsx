import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { currentLocale, currentTextSize, rememberLocale, rememberTextSize } from './data/preferences.ts';

rememberLocale(currentLocale());
rememberTextSize(currentTextSize());
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
