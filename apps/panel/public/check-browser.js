// Written for the oldest browsers, in their language: says what is missing instead of leaving a white page.
function plumblineIsModern() {
  if (!('noModule' in document.createElement('script'))) return false;
  if (typeof window.structuredClone !== 'function') return false;
  // biome-ignore lint/complexity/useOptionalChain: an old browser could not even read it
  return Boolean(window.CSS && window.CSS.supports && window.CSS.supports('selector(:has(a))'));
}

function plumblineSay(line) {
  var paragraph = document.createElement('p');
  paragraph.appendChild(document.createTextNode(line));
  document.getElementById('root').appendChild(paragraph);
}

if (!plumblineIsModern()) {
  document.getElementById('root').innerHTML = '';
  plumblineSay('\u8fd9\u4e2a\u6d4f\u89c8\u5668\u592a\u65e7\uff0c\u6253\u4e0d\u5f00\u51c6\u7ef3\u3002');
  plumblineSay('\u8bf7\u7528 Chrome 109\u3001Edge 109\u3001Firefox 121 \u6216\u66f4\u65b0\u7684\u7248\u672c\u3002');
  plumblineSay('This browser is too old for Plumbline. Please use Chrome 109, Edge 109, Firefox 121 or newer.');
}
