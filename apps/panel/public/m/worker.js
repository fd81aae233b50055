// Only where the page is served over https: lets it open without a connection. Nothing of the records is kept here.
const kept = 'plumbline-m-1';

const keep = async (request, response) => {
  if (response.ok) {
    const cache = await caches.open(kept);
    await cache.put(request, response.clone());
  }
  return response;
};

/** Files with a hash in their name never change. */
const fromDevice = async (request) => (await caches.match(request)) || keep(request, await fetch(request));

/** The page itself: the newest one, or without a connection the one that was opened last. */
const fromServer = async (request) => {
  try {
    return await keep('/m/', await fetch(request));
  } catch (error) {
    const page = await caches.match('/m/');
    if (page) return page;
    throw error;
  }
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET') return;
  if (event.request.mode === 'navigate' && pathname.startsWith('/m/')) event.respondWith(fromServer(event.request));
  else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg' || pathname === '/check-browser.js')
    event.respondWith(fromDevice(event.request));
});
